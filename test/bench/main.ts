import { spawnDesk } from '../support/spawned-desk.ts';
import { TeamsUser } from '../support/teams-user.ts';
import { baselineClicker, type Clicker, secondStep, stepper, wrongSaver } from './clickers.ts';
import { figuresOf, type Round } from './figures.ts';
import { forkBaseline } from './forked-baseline.ts';
import { table } from './table.ts';

/** `npm run bench`: what a click costs, beside the least that a Bot Framework bot can do. See README.md. */

/** Invariant I10: Teams gives up after 5 s, the desk wants to be done after 3. */
const limitMs = 3_000;
const rounds = 8;
const clicksPerRound = 32;
const crowd = 8;

/** People who click at the same time, each one click after the other. */
interface Group {
  readonly baseline: readonly Clicker[];
  readonly savers: readonly Clicker[];
  readonly steppers: readonly Clicker[];
}

async function main(): Promise<number> {
  const started = performance.now();
  const [desk, baseline] = await Promise.all([spawnDesk(), forkBaseline()]);

  async function group(name: string, size: number): Promise<Group> {
    const members = await Promise.all(
      Array.from({ length: size }, async (_, member) => {
        const [saver, walker] = [desk.user(), desk.user()];
        const second = await secondStep(saver, `${name}saver${member}`);
        const bystander = new TeamsUser({ botUrl: baseline.url, connector: desk.connector });
        return {
          baseline: baselineClicker(bystander, second),
          saver: wrongSaver(saver, second),
          stepper: stepper(walker, await secondStep(walker, `${name}walker${member}`)),
        };
      }),
    );
    return {
      baseline: members.map((member) => member.baseline),
      savers: members.map((member) => member.saver),
      steppers: members.map((member) => member.stepper),
    };
  }

  try {
    const groups = [await group('one', 1), await group('crowd', crowd)];
    let inTime = true;
    for (const clickers of groups) {
      await round(clickers);
      const measured: Round[] = [];
      for (let turn = 0; turn < rounds; turn += 1) measured.push(await round(clickers));
      const figures = figuresOf(measured);
      inTime &&= figures.every(({ slowestMs }) => slowestMs <= limitMs);
      const size = clickers.baseline.length;
      process.stdout.write(`\n${size === 1 ? 'One click after the other' : `${size} clicks at once`}\n`);
      process.stdout.write(`${table(figures, limitMs)}\n`);
    }
    process.stdout.write(`\n${Math.round((performance.now() - started) / 1_000)} s\n`);
    return inTime ? 0 : 1;
  } finally {
    baseline.close();
    await desk.close();
  }
}

/** The baseline before each of the desk's kinds of click: A B A B, so that a machine that drifts drifts for both. */
async function round({ baseline, savers, steppers }: Group): Promise<Round> {
  return [
    ...(await repeated(baseline)),
    ...(await repeated(savers)),
    ...(await repeated(baseline)),
    ...(await repeated(steppers)),
  ];
}

async function repeated(clickers: readonly Clicker[]): Promise<Round> {
  const each = Math.ceil(clicksPerRound / clickers.length);
  const samples = await Promise.all(
    clickers.map(async (click) => {
      const own: Round[] = [];
      for (let turn = 0; turn < each; turn += 1) own.push(await click());
      return own.flat();
    }),
  );
  return samples.flat();
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
