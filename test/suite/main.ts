import { spawn } from 'node:child_process';

/**
 * `npm test`: the suite in two processes side by side, because most specs wait more than they work. What the second one says
 * comes after the first; the last line is the sum of both. Arguments go to both: `npm test -- --grep approval`.
 */

const parts = [['test/conversations/**/*.spec.ts'], ['test/*.spec.ts', 'test/!(conversations)/**/*.spec.ts']] as const;

interface Ended {
  readonly code: number;
  readonly output: string;
}

function run(specs: readonly string[], isLive: boolean): Promise<Ended> {
  const mocha = ['node_modules/mocha/bin/mocha.js', ...specs, ...process.argv.slice(2)];
  const child = spawn(process.execPath, mocha, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
    if (isLive) process.stdout.write(chunk);
  });
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

/** The counts of the last line of a part; a part without one did not come to its end. */
function countsOf({ output }: Ended): readonly number[] {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)];
  return (
    lines
      .at(-1)
      ?.slice(1)
      .map((count) => Number(count ?? 0)) ?? [0, 1, 0]
  );
}

const [first, second] = parts;
const running = [run(first, true), run(second, false)] as const;
await running[0];
const ended = await Promise.all(running);
process.stdout.write(ended[1].output);
const [passed = 0, failed = 0, skipped = 0] = [0, 1, 2].map((at) =>
  ended.map(countsOf).reduce((sum, counts) => sum + (counts[at] ?? 0), 0),
);
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = ended.every(({ code }) => code === 0) ? 0 : 1;
