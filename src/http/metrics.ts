import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** How many requests are in which state. */
export type CountByState = () => Promise<Readonly<Partial<Record<string, number>>>>;

export interface MetricsOptions {
  readonly states: readonly string[];
  readonly countByState: CountByState;
  /** False from a failed sign-in to Partner Center until the next that works. */
  readonly isSignInWorking: () => boolean;
}

/** This process's figures and the requests by state, as Prometheus text. No name, domain or id appears in them. */
export function createMetrics({ states, countByState, isSignInWorking }: MetricsOptions): () => Promise<string> {
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
    name: 'tenant_desk_partner_center_sign_in',
    help: 'The sign-in to Partner Center: 1 works, 0 fails until somebody mends it',
    registers: [registry],
    collect() {
      this.set(isSignInWorking() ? 1 : 0);
    },
  });
  return () => registry.metrics();
}
