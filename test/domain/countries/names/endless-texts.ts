import assert from 'node:assert/strict';

/** Texts that nobody types, and that a careless rule takes long for. */
export const endlessTexts: readonly string[] = [
  'x'.repeat(1_000_000),
  ' '.repeat(1_000_000),
  ...['a', 'ü', 'ﷺ', 'ǣ', '德', ' ', '(', ')', ',', '.', '\ud800', 'a,', 'a (', 'republic ', 'the ', 'Germany, '].map(
    (part) => part.repeat(Math.floor(255 / part.length)),
  ),
  `${'('.repeat(60)}Germany${')'.repeat(60)}`,
  'Nigera',
  'Untied Statse of Amreica',
];

const limitMs = 5;

/** Runs it several times and looks at the quickest: a busy machine is not the code's fault. */
export function assertQuick(run: () => unknown, text: string): void {
  const times = Array.from({ length: 7 }, () => {
    const begin = performance.now();
    run();
    return performance.now() - begin;
  });
  const quickest = Math.min(...times);
  assert.ok(quickest < limitMs, `${quickest} ms for ${text.slice(0, 40)}`);
}
