import { build } from '../../../src/build.ts';
import { readConfig } from '../../../src/config.ts';
import type { DebugPoint } from '../../../src/flows/debug-points.ts';
import { createLog } from '../../../src/log.ts';

/**
 * The program as src/main.ts starts it, but for what the parent process may ask of it: to end as if by `kill -9` when it
 * reaches a debug point, and to go by a clock that is ahead. It tells its parent of every point that it reaches.
 */

/** The point's Nth passing from now on ends the process. */
export interface CrashPlan {
  readonly point: DebugPoint;
  readonly times: number;
}

/** What the parent sends. */
export interface Order {
  readonly crashAt?: CrashPlan;
  readonly aheadMs?: number;
}

/** What the parent is sent. */
export type News = { readonly reached: DebugPoint } | { readonly listening: true };

let order: Order = JSON.parse(process.env.CHAOS_ORDER ?? '{}');
let passed = 0;

function tell(news: News): void {
  if (process.connected) process.send?.(news);
}

async function reached(point: DebugPoint): Promise<void> {
  tell({ reached: point });
  if (order.crashAt?.point !== point) return;
  passed += 1;
  if (passed === order.crashAt.times) process.kill(process.pid, 'SIGKILL');
}

process.on('message', (next: Order) => {
  if (next.crashAt) passed = 0;
  order = { ...order, ...next };
});
process.on('disconnect', () => process.exit(0));

const config = readConfig(process.env);
const clock = { now: () => new Date(Date.now() + (order.aheadMs ?? 0)) };
const desk = await build(config, createLog(config.logLevel), { clock, reached });
await desk.start();
tell({ listening: true });
