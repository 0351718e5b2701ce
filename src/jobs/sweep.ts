import { dueJobs } from '../flows/due-jobs.ts';
import { type Clock, type JobLedger, type JobName, jobNames, type Log, type Store } from '../flows/ports.ts';
import { restsNow } from '../flows/rests-now.ts';

const intervalMs = 10_000;

export interface SweepOptions {
  readonly store: Store;
  readonly jobs: Pick<JobLedger, 'givenUp'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Destroys the passwords whose time is over. */
  readonly destroyExpired: () => Promise<void>;
  /** Erases the details of requests whose time is over. */
  readonly eraseDetails: () => Promise<void>;
  /** Looks after the sign-in to Partner Center. It asks another server, so nothing else waits for it. */
  readonly watchSignIn: () => Promise<void>;
}

export interface Sweep {
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/**
 * The safety net under the queue: finds confirmed requests that nobody works on and messages that show an older state,
 * as a crash may leave them, and sends their jobs again. A job too many does nothing; one that was just given up rests.
 * Looks at a customer's vetting begin here, passwords and personal data end here, and the sign-in is looked after.
 */
export function createSweep(options: SweepOptions): Sweep {
  const { store, jobs, clock, log, destroyExpired, eraseDetails, watchSignIn } = options;
  const startedAt = clock.now();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function sendDue(name: JobName): Promise<void> {
    const due = await dueJobs(store, clock.now())[name]();
    if (due.length === 0) return;
    const resting = new Set(
      (await jobs.givenUp())
        .filter((job) => job.name === name && restsNow(job, clock.now(), startedAt))
        .map(({ requestId }) => requestId),
    );
    const awake = due.filter((requestId) => !resting.has(requestId));
    if (awake.length === 0) return;
    await store.transaction(async (tx) => {
      for (const requestId of awake) await tx.sendJob({ name, requestId });
    });
  }

  /** One part that fails keeps none of the others from being done. */
  const parts: readonly (() => Promise<void>)[] = [
    ...jobNames.map((name) => () => sendDue(name)),
    destroyExpired,
    eraseDetails,
  ];

  async function inTurn(works: readonly (() => Promise<void>)[]): Promise<void> {
    for (const work of works) {
      if (stopped) return;
      await work().catch((error: unknown) => log.error('A part of the sweep failed', {}, error));
    }
  }

  const rounds = [overlapFree(() => inTurn(parts)), overlapFree(() => inTurn([watchSignIn]))];
  const run = () => {
    for (const round of rounds) round.begin();
  };

  return {
    start() {
      run();
      timer = setInterval(run, intervalMs);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.all(rounds.map((round) => round.ended()));
    },
  };
}

/** A round that is due while the last one is still going on is left out. */
function overlapFree(work: () => Promise<void>) {
  let current: Promise<void> | undefined;
  return {
    begin() {
      current ??= work().finally(() => {
        current = undefined;
      });
    },
    async ended(): Promise<void> {
      await current;
    },
  };
}
