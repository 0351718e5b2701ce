import { dueJobs } from '../flows/operator/due-jobs.ts';
import { restsNow } from '../flows/operator/rests-now.ts';
import { type Clock, type JobLedger, type JobName, jobNames, type Log, type Store } from '../flows/ports/ports.ts';

const intervalMs = 10_000;
/** A transaction holds up everything else in the embedded database, and there a job takes some 4 ms. */
const jobsPerTransaction = 25;
/** The embedded database runs in this very thread: between two transactions it is free for everything else. */
const pauseMs = 100;
/** More are left to the next round. */
const jobsPerRound = 200;

export interface SweepOptions {
  readonly store: Store;
  readonly jobs: Pick<JobLedger, 'givenUp' | 'waiting'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Destroys the passwords whose time is over. */
  readonly destroyExpired: () => Promise<void>;
  /** Reminds those whose password's time is soon over. */
  readonly remindOfPasswords: () => Promise<void>;
  /** Reminds approvers, asks others, ends what nobody decided in time. */
  readonly keepApprovalTimes: () => Promise<void>;
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
 * as a crash may leave them, and sends their jobs again, some at a time. A job too many does nothing; one that was just
 * given up rests.
 * Looks at a customer's vetting begin here, passwords and personal data end here, and the sign-in is looked after.
 */
export function createSweep(options: SweepOptions): Sweep {
  const { store, jobs, clock, log, destroyExpired, remindOfPasswords, keepApprovalTimes, eraseDetails, watchSignIn } =
    options;
  const startedAt = clock.now();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  /** Whose job was sent while others were left out: what stays due all the same keeps nobody else from a turn. */
  const hadTurn: Partial<Record<JobName, ReadonlySet<string>>> = {};

  async function sendDue(name: JobName): Promise<void> {
    const due = await dueJobs(store, clock.now())[name]();
    if (due.length === 0) return;
    const resting = new Set(
      (await jobs.givenUp())
        .filter((job) => job.name === name && restsNow(job, clock.now(), startedAt))
        .map(({ requestId }) => requestId),
    );
    // Looked for after what is due: a job that waits now sees at least as much as this round did.
    const waiting = await jobs.waiting(name);
    const open = due.filter((requestId) => !resting.has(requestId) && !waiting.has(requestId));
    for (const [part, some] of inParts(takeTurns(name, open)).entries()) {
      if (part > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (stopped) return;
      await store.transaction(async (tx) => {
        for (const requestId of some) await tx.sendJob({ name, requestId });
      });
    }
  }

  /** As many as a round takes, the longest waiting first; those that had a turn come behind those that had none. */
  function takeTurns(name: JobName, open: readonly string[]): readonly string[] {
    const before = hadTurn[name] ?? new Set();
    const fresh = open.filter((requestId) => !before.has(requestId));
    const taken = [...fresh, ...open.filter((requestId) => before.has(requestId))].slice(0, jobsPerRound);
    hadTurn[name] = new Set(fresh.length > jobsPerRound ? [...before, ...taken] : taken);
    return taken;
  }

  /** One part that fails keeps none of the others from being done. */
  const parts: readonly (() => Promise<void>)[] = [
    ...jobNames.map((name) => () => sendDue(name)),
    destroyExpired,
    remindOfPasswords,
    keepApprovalTimes,
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

/** What one transaction sends, sorted: two processes that sent the same jobs in different orders would lock each other out. */
function inParts(requestIds: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(requestIds.length / jobsPerTransaction);
  return Array.from({ length: count }, (_, part) =>
    requestIds.slice(part * jobsPerTransaction, (part + 1) * jobsPerTransaction).sort(),
  );
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
