import assert from 'node:assert/strict';
import { codeViolations, styleRules } from './code-rules.ts';
import { readRootFile, readSourceFiles, report, type SourceFile } from './source-file.ts';

const source = readSourceFiles('src');
const all = [...source, ...readSourceFiles('test'), ...readSourceFiles('manifest')];

const maxLines = 300;
const maxMedianLines = 80;

function lineCount({ text }: SourceFile): number {
  return text.trimEnd().split('\n').length;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The parts of a path that break a naming rule. */
function badNames(path: string): readonly string[] {
  const vague = /^(?:utils?|helpers?|commons?|misc|shared|lib)(?:\.ts)?$/;
  const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.spec)?(?:\.ts)?$/;
  return path.split('/').filter((name) => vague.test(name) || !kebab.test(name));
}

describe('the files', () => {
  it('are there to be checked', () => {
    assert.ok(source.length > 50);
    assert.ok(all.some(({ path }) => path === 'test/architecture/files.spec.ts'));
  });

  it(`have at most ${maxLines} lines each`, () => {
    const long = all.filter((file) => lineCount(file) > maxLines);
    assert.deepEqual(
      long.map((file) => `${file.path}: ${lineCount(file)} lines`),
      [],
    );
  });

  it(`of src have at most ${maxMedianLines} lines in the median`, () => {
    assert.ok(median(source.map(lineCount)) <= maxMedianLines);
  });

  it('have kebab-case names that say what is inside', () => {
    assert.deepEqual(
      all.flatMap(({ path }) => badNames(path).map((name) => `${path}: ${name}`)),
      [],
    );
  });

  it('keep to the style', () => {
    assert.equal(report(all.flatMap((file) => codeViolations(file, styleRules))), '');
  });

  it('name no registry in the lock file', () => {
    const { packages } = JSON.parse(readRootFile('package-lock.json'));
    const entries = Object.entries<{ resolved?: string }>(packages);
    assert.ok(entries.length > 100);
    assert.deepEqual(
      entries.filter(([, { resolved }]) => resolved?.includes('//')).map(([name]) => name),
      [],
    );
  });

  it('lock every platform’s optional package, without which npm ci refuses', () => {
    const { packages } = JSON.parse(readRootFile('package-lock.json'));
    const missing = Object.entries<{ optionalDependencies?: object }>(packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );
    assert.deepEqual(missing, []);
  });
});

describe('the checks of the files', () => {
  for (const path of ['src/utils/a.ts', 'src/helpers.ts', 'src/teams/makeCard.ts', 'src/Teams/card.ts', 'src/a_b.ts']) {
    it(`refuse the name ${path}`, () => assert.equal(badNames(path).length, 1));
  }
  for (const path of ['src/teams/make-card.ts', 'test/teams/make-card.spec.ts', 'src/sandbox/oauth2/token.ts']) {
    it(`accept the name ${path}`, () => assert.deepEqual(badNames(path), []));
  }

  it('count lines and find the median', () => {
    assert.equal(lineCount({ path: '', text: 'a\nb\n' }), 2);
    assert.equal(median([1, 9, 2]), 2);
  });

  // Every one is written in two parts: this file is checked by these very rules.
  const broken: readonly string[] = [
    `export ${'default'} class A {}`,
    `export { a as ${'default'} };`,
    `export const ${'enum'} Colour { red }`,
    `function f(x: ${'any'}) {}`,
    `const x = y as ${'any'};`,
    `const x: Array<${'any'}> = [];`,
    `const x: ${'any'}[] = [];`,
    `it.${'only'}('x', () => {});`,
    `describe.${'skip'}('x', () => {});`,
    `x${'it'}('x', () => {});`,
    `// @ts-${'ignore'}`,
    `// @ts-${'expect-error'} because`,
    `// biome-${'ignore'} lint/suspicious/noConsole`,
    `const x = list[0]${'!'}.name;`,
    `return value${'!'};`,
    `const folder = '${'/ho'}me/me/project';`,
    `const folder = "${'C:'}\\\\project";`,
  ];
  for (const text of broken) {
    it(`refuse ${text}`, () => {
      const found = codeViolations({ path: 'src/a.ts', text: `\n${text}` }, styleRules);
      assert.deepEqual(
        found.map(({ line }) => line),
        [2],
      );
    });
  }

  const fine: readonly string[] = [
    '// any default export of an enum',
    "const text = 'export default as any';",
    'if (!a && b !== c) return !d;',
    'const any = Promise.any(list);',
    "const pattern = /it's/; const x = 'any';",
    'import sharp, { type Any } from "./any.ts";',
    "const url = 'https://example.com/home/';",
    'it.skipAll();',
  ];
  for (const text of fine) {
    it(`accept ${text}`, () => assert.deepEqual(codeViolations({ path: 'src/a.ts', text }, styleRules), []));
  }
});
