import assert from 'node:assert/strict';
import { settings } from '../../src/settings.ts';
import { readRootFile } from './source-file.ts';

interface Entry {
  readonly name: string;
  readonly value: string;
  readonly comment: string | undefined;
}

/** The settings of an .env file in their order, each with the comment on the line above. */
function entriesOf(text: string): readonly Entry[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return [];
    const [, comment] = /^#\s*(\S.*)$/.exec(lines[index - 1] ?? '') ?? [];
    return [{ name, value, comment }];
  });
}

describe('.env.example', () => {
  const text = readRootFile('.env.example');
  const entries = entriesOf(text);

  it('lists exactly the settings, in their order', () => {
    assert.ok(entries.length > 10);
    assert.deepEqual(
      entries.map(({ name }) => name),
      Object.keys(settings),
    );
  });

  it('has nothing but settings, comments and empty lines', () => {
    const other = text.split('\n').filter((line) => line !== '' && !/^(#|\w+=)/.test(line));
    assert.deepEqual(other, []);
  });

  it('says of each setting what it is', () => {
    assert.deepEqual(
      entries.filter(({ comment }) => comment === undefined).map(({ name }) => name),
      [],
    );
  });

  it('shows the defaults that the program really has', () => {
    const defaults = new Map(
      Object.entries(settings).map(([name, schema]) => [name, schema.safeParse(undefined).data]),
    );
    const wrong = entries.filter(({ name, value }) => value !== '' && value !== String(defaults.get(name)));
    assert.deepEqual(wrong, []);
  });

  it('is read by a checker that sees what is wrong', () => {
    assert.deepEqual(entriesOf('# what it is\nA=1\nB=\n#\nC=\n'), [
      { name: 'A', value: '1', comment: 'what it is' },
      { name: 'B', value: '', comment: undefined },
      { name: 'C', value: '', comment: undefined },
    ]);
  });
});
