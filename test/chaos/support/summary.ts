/** What a part of the suite counted, by name, in the order in which it is to be read. */
export type Counts = Record<string, number | string>;

const parts: { readonly name: string; readonly counts: Counts }[] = [];

/** Announces a part; what it puts into its counts is printed at the end, whether it passed or not. */
export function part(name: string): Counts {
  const counts: Counts = {};
  parts.push({ name, counts });
  return counts;
}

/** The counts in one line. */
export function inWords(counts: Counts): string {
  return Object.entries(counts)
    .map(([name, value]) => `${value} ${name}`)
    .join(', ');
}

/** Mocha's root hook plugin: one table of all that was counted. */
export const mochaHooks = {
  afterAll(): void {
    const width = Math.max(...parts.map(({ name }) => name.length));
    const lines = parts.map(
      ({ name, counts }) => `${name.padEnd(width)}  ${inWords(counts) || 'did not come to its end'}`,
    );
    process.stdout.write(`\n${['What was counted', ...lines].join('\n')}\n`);
  },
};
