import type { Clock, Log, Store } from '../flows/ports.ts';

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
  let current: Promise<void> = Promise.resolve();

  async function sweep(): Promise<void> {
    await destroyExpired();
    const now = clock.now();
    const creations = await store.dueCreations(now);
    const deliveries = await store.dueDeliveries(new Date(now.getTime() - quietMs));
    if (creations.length + deliveries.length === 0) return;
    await store.transaction(async (tx) => {
      for (const requestId of creations) await tx.sendJob({ name: 'create-customer', requestId });
      for (const requestId of deliveries) await tx.sendJob({ name: 'deliver', requestId });
    });
  }

  function run(): void {
    current = current.then(sweep).catch((error: unknown) => log.error('A sweep failed', {}, error));
  }

  return {
    start() {
      run();
      timer = setInterval(run, intervalMs);
    },
    async stop() {
      clearInterval(timer);
      await current;
    },
  };
}
