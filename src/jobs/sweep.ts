import type { Clock, JobName, Log, Store } from '../flows/ports.ts';

const intervalMs = 10_000;
/** Jobs of their own are quicker than this; what is still due then has lost its job. */
const quietMs = 10_000;

export interface SweepOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Destroys the passwords whose time is over. */
  readonly destroyExpired: () => Promise<void>;
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
 * as a crash may leave them, and sends their jobs again. A job too many does nothing. Looks at a customer's vetting begin
 * here, passwords end here, and the sign-in is looked after.
 */
export function createSweep({ store, clock, log, destroyExpired, watchSignIn }: SweepOptions): Sweep {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function send(name: JobName, requestIds: readonly string[]): Promise<void> {
    if (requestIds.length === 0) return;
    await store.transaction(async (tx) => {
      for (const requestId of requestIds) await tx.sendJob({ name, requestId });
    });
  }

  /** One part that fails keeps none of the others from being done. */
  const parts: readonly (() => Promise<void>)[] = [
    async () => send('create-customer', await store.dueCreations(clock.now())),
    async () => send('deliver', await store.dueDeliveries(new Date(clock.now().getTime() - quietMs))),
    async () => send('check-validation-status', await store.dueValidationChecks(clock.now())),
    destroyExpired,
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
