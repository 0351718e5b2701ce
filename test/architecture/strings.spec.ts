import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { languages, texts } from '../../src/teams/strings/translate.ts';

const english = texts('en');

describe('strings', () => {
  it('stand in one flat file per language', () => {
    for (const language of languages) {
      for (const [key, text] of Object.entries(texts(language))) {
        assert.match(key, /^[a-z]+(\.[A-Za-z0-9]+)+(_one|_other)?$/);
        assert.ok(typeof text === 'string' && text.trim() === text && text !== '', `${language} ${key}`);
      }
    }
  });

  for (const language of languages) {
    it(`are complete in ${language}, with the same placeholders`, () => {
      const translated = texts(language);
      assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
      for (const [key, text] of Object.entries(english)) {
        assert.deepEqual(placeholders(translated[key] ?? ''), placeholders(text), key);
      }
    });
  }

  it('are all used, and all that the code asks for exist', () => {
    const source = sources();
    const known = new Set(Object.keys(english).map((key) => key.replace(/_(one|other)$/, '')));
    const quoted = new Set(matches(source, /['"]([a-z]+(?:\.[A-Za-z0-9]+)+)['"]/g));
    const prefixes = matches(source, /`([a-z]+\.)\$\{/g);

    const unused = [...known].filter((key) => !quoted.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)));
    assert.deepEqual(unused, []);

    const asked = [
      ...matches(source, /\bt\(\s*'([^']+)'/g),
      ...matches(source, /'((?:problem|refusal|answer|failure|command)\.[A-Za-z0-9.]+)'/g),
    ];
    assert.deepEqual(
      [...new Set(asked)].filter((key) => !known.has(key)),
      [],
    );
  });
});

function placeholders(text: string): readonly string[] {
  return matches(text, /\{\{(\w+)\}\}/g).sort();
}

function sources(): string {
  const root = new URL('../../src/', import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(new URL(path, root), 'utf8'))
    .join('\n');
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, match = '']) => match);
}
