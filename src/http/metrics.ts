import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** How many requests are in which state. */
export type CountByState = () => Promise<Readonly<Partial<Record<string, number>>>>;

/** This process's figures and the requests by state, as Prometheus text. No name, domain or id appears in them. */
export function createMetrics(states: readonly string[], countByState: CountByState): () => Promise<string> {
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
  return () => registry.metrics();
}
