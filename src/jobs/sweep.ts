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
}

export interface Sweep {
  start(): void;
  stop(): Promise<void>;
}

/**
 * The safety net under the queue: finds confirmed requests that nobody works on and messages that show an older state,
 * as a crash may leave them, and sends their jobs again. A job too many does nothing. Passwords end here as well.
 */
export function createSweep({ store, clock, log, destroyExpired }: SweepOptions): Sweep {
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | undefined;
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
    destroyExpired,
  ];

  async function sweep(): Promise<void> {
    for (const part of parts) {
      if (stopped) return;
      await part().catch((error: unknown) => log.error('A part of the sweep failed', {}, error));
    }
  }

  /** A round that is due while the last one is still going on is left out. */
  function run(): void {
    current ??= sweep().finally(() => {
      current = undefined;
    });
  }

  return {
    start() {
      run();
      timer = setInterval(run, intervalMs);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await current;
    },
  };
}
