import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** How many requests are in which state. */
export type CountByState = () => Promise<Readonly<Partial<Record<string, number>>>>;

export interface MetricsOptions {
  readonly states: readonly string[];
  readonly countByState: CountByState;
  readonly jobs: readonly string[];
  /** Requests by the job of theirs that was given up, where what it is for is still not done. */
  readonly countDeadJobs: () => Promise<Readonly<Partial<Record<string, number>>>>;
  /** Requests that need a person. */
  readonly countStuck: () => Promise<number>;
  /** Approvers whom the bot may not write to, while a request waits for them. */
  readonly countUnreached: () => Promise<number>;
  /** False from a failed sign-in to Partner Center until the next that works. */
  readonly isSignInWorking: () => boolean;
  /** Sealed values whose key is missing. */
  readonly countWithoutKey: () => Promise<number>;
}

/** This process's figures and the requests by state, as Prometheus text. No name, domain or id appears in them. */
export function createMetrics(options: MetricsOptions): () => Promise<string> {
  const { states, countByState, jobs, countDeadJobs, countStuck, countUnreached, isSignInWorking, countWithoutKey } =
    options;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'tenant_desk_requests',
    help: 'Requests by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await countByState();
      for (const state of states) this.set({ state }, counts[state] ?? 0);
    },
  });
  new Gauge({
    name: 'tenant_desk_dead_jobs',
    help: 'Requests whose job was tried to the end in the last 14 days, while what it is for is still not done, by job',
    labelNames: ['job'],
    registers: [registry],
    async collect() {
      const counts = await countDeadJobs();
      for (const job of jobs) this.set({ job }, counts[job] ?? 0);
    },
  });
  new Gauge({
    name: 'tenant_desk_stuck_requests',
    help: 'Requests that need a person: npm run requests -- --stuck lists them',
    registers: [registry],
    async collect() {
      this.set(await countStuck());
    },
  });
  new Gauge({
    name: 'tenant_desk_unreached_approvers',
    help: 'Approvers whom the bot may not write to while a request waits for them: they have to install it',
    registers: [registry],
    async collect() {
      this.set(await countUnreached());
    },
  });
  new Gauge({
    name: 'tenant_desk_partner_center_sign_in',
    help: 'The sign-in to Partner Center: 1 works, 0 fails until somebody mends it',
    registers: [registry],
    collect() {
      this.set(isSignInWorking() ? 1 : 0);
    },
  });
  new Gauge({
    name: 'tenant_desk_sealed_values_without_key',
    help: 'Stored passwords and tokens whose key is not in SEALING_KEYS: npm run seal -- status names the keys',
    registers: [registry],
    async collect() {
      this.set(await countWithoutKey());
    },
  });
  return () => registry.metrics();
}
