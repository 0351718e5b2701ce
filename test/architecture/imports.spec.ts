import assert from 'node:assert/strict';
import { codeViolations, sourceRules } from './code-rules.ts';
import { importViolations } from './import-rules.ts';
import { importsOf } from './imports-of.ts';
import { readRootFile, readSourceFiles, report } from './source-file.ts';

const files = readSourceFiles('src');

describe('the import rule', () => {
  it('holds for every file of src', () => {
    assert.equal(report(files.flatMap(importViolations)), '');
  });

  it('sees the imports of this very project', () => {
    const seen = files.flatMap(importsOf);
    assert.ok(seen.some(({ target }) => target === 'src/errors.ts'));
    assert.ok(seen.some((imported) => imported.package === 'zod'));
    for (const { target } of seen.filter((imported) => imported.target?.startsWith('src/'))) {
      assert.ok(files.some(({ path }) => path === target) || target?.endsWith('.json'), `${target} exists`);
    }
  });

  it('finds production’s packages among the dependencies, not the development ones', () => {
    const { dependencies, scripts } = JSON.parse(readRootFile('package.json'));
    const used = files
      .filter(({ path }) => !path.startsWith('src/sandbox/'))
      .flatMap((file) => importsOf(file).filter(({ typeOnly }) => !typeOnly))
      .flatMap((imported) => imported.package ?? [])
      .concat([...scripts.start.matchAll(/--import (\S+)/g)].map((match) => match[1]))
      .filter((name) => !name.startsWith('node:'));
    assert.ok(used.length > 0);
    assert.deepEqual(
      [...new Set(used)].filter((name) => !(name in dependencies)),
      [],
    );
  });

  const broken: readonly (readonly [string, string])[] = [
    ['src/domain/a.ts', "import { x } from '../flows/x.ts';"],
    ['src/domain/a.ts', "import type { x } from '../flows/x.ts';"],
    ['src/domain/countries/a.ts', "import { x } from '../../storage/x.ts';"],
    ['src/domain/a.ts', "import { readFileSync } from 'node:fs';"],
    ['src/domain/a.ts', "import pino from 'pino';"],
    ['src/flows/a.ts', "export { x } from '../teams/x.ts';"],
    ['src/flows/a.ts', "import { z } from 'zod';"],
    ['src/flows/a.ts', "const x = await import('../jobs/x.ts');"],
    ['src/teams/a.ts', "import { x } from '../storage/x.ts';"],
    ['src/teams/views/a.ts', "import '../../http/x.ts';"],
    ['src/storage/a.ts', "import {\n  x,\n  y,\n} from '../build.ts';"],
    ['src/http/a.ts', "import { CloudAdapter } from 'botbuilder';"],
    ['src/http/a.ts', "import x from 'botframework-connector/lib/connectorApi/models/parameters.js';"],
    ['src/jobs/a.ts', "import restify from 'restify';"],
    ['src/jobs/a.ts', "const pg = require('pg');"],
    ['src/sandbox/a.ts', "import { Store } from '../flows/ports.ts';"],
    ['src/sandbox/a.ts', "import type { x } from '../partner-center/x.ts';"],
    ['src/build.ts', "import { x } from './sandbox/x.ts';"],
    ['src/build.ts', "import './main.ts';"],
    ['src/checkup/a.ts', "import '../doctor.ts';"],
    ['src/storage/a.ts', "import { x } from '../checkup/x.ts';"],
    ['src/http/a.ts', "import { x } from '../operator/x.ts';"],
    ['src/operator/a.ts', "import '../requests.ts';"],
    ['src/sandbox/a.ts', "import { x } from '../connect-partner-center.ts';"],
    ['src/errors.ts', "import { x } from './domain/x.ts';"],
    ['src/jobs/a.ts', "import card from '../../cards/x.json' with { type: 'json' };"],
    ['src/http/a.ts', "import { x } from '../x.ts';"],
  ];
  for (const [path, text] of broken) {
    it(`refuses in ${path}: ${text.replaceAll('\n', ' ')}`, () => {
      const line = text.split('\n').length;
      assert.deepEqual(
        importViolations({ path, text }).map((violation) => [violation.path, violation.line]),
        [[path, line]],
      );
    });
  }

  const fine: readonly (readonly [string, string])[] = [
    ['src/domain/a.ts', "import { z } from 'zod';\nimport { createHash } from 'node:crypto';"],
    ['src/domain/a.ts', "import parse from 'libphonenumber-js/max';"],
    [
      'src/flows/a.ts',
      "import { AppError } from '../errors.ts';\nimport type { Profile } from '../domain/profile.ts';",
    ],
    ['src/teams/views/a.ts', "import { CloudAdapter } from 'botbuilder';\nimport { x } from '../../flows/x.ts';"],
    ['src/http/a.ts', "// import { x } from '../teams/x.ts';\n/* import y from '../jobs/y.ts' */"],
    ['src/sandbox/a.ts', "import type { NewCustomer } from '../flows/ports.ts';\nimport restify from 'restify';"],
    ['src/build.ts', "import { x } from './teams/x.ts';\nimport { y } from './storage/y.ts';"],
    ['src/checkup/a.ts', "import { x } from '../teams/x.ts';\nimport { y } from '../config.ts';"],
  ];
  for (const [path, text] of fine) {
    it(`accepts in ${path}: ${text.replaceAll('\n', ' ')}`, () =>
      assert.deepEqual(importViolations({ path, text }), []));
  }
});

describe('environment, time, randomness and cards', () => {
  it('are asked for only where they may be', () => {
    assert.equal(report(files.flatMap((file) => codeViolations(file, sourceRules))), '');
  });

  it('are found where they really are', () => {
    const found = files.flatMap((file) =>
      codeViolations(
        file,
        sourceRules.map(({ allowed: _, ...rule }) => rule),
      ),
    );
    assert.ok(found.some(({ path }) => path === 'src/system.ts'));
  });

  const broken: readonly (readonly [string, string])[] = [
    ['src/teams/a.ts', 'const port = process.env.PORT;'],
    ['src/build.ts', 'const { env } = process;'],
    ['src/flows/a.ts', 'const now = new Date();'],
    ['src/flows/a.ts', 'const now = new Date;'],
    ['src/sandbox/clock.ts', 'const ms = Date.now();'],
    ['src/sandbox/clock.ts', `const id = \`\${Date.now()}\`;`],
    ['src/jobs/a.ts', 'const jitter = Math.random() * 2;'],
    ['src/http/a.ts', "const folder = new URL('../../cards/', import.meta.url);"],
  ];
  for (const [path, text] of broken) {
    it(`refuses in ${path}: ${text}`, () => {
      const found = codeViolations({ path, text: `// a comment\n${text}` }, sourceRules);
      assert.deepEqual(
        found.map(({ line }) => line),
        [2],
      );
    });
  }

  const fine: readonly (readonly [string, string])[] = [
    ['src/config.ts', 'const env = process.env;'],
    ['src/sandbox/partner-center/main.ts', 'const now = new Date();'],
    ['src/flows/a.ts', "const at = new Date(now.getTime() + 1000); // not new Date()\nconst text = 'Date.now()';"],
    ['src/teams/a.ts', "const folder = new URL('../../cards/', import.meta.url);"],
    ['src/partner-center/a.ts', "const path = '/v1/ratecards/azure';"],
  ];
  for (const [path, text] of fine) {
    it(`accepts in ${path}: ${text.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(codeViolations({ path, text }, sourceRules), []);
    });
  }
});
