import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Ids } from './flows/ports/ports.ts';

/** The only place that asks the machine for time and randomness; everything else is given them. */

export const systemClock: Clock = { now: () => new Date() };

export const systemIds: Ids = {
  opaque: () => randomBytes(16).toString('base64url'),
  guid: () => randomUUID(),
};

/** From 0 up to, and not including, `below`; good enough for secrets. */
export function systemRandomInt(below: number): number {
  return randomInt(below);
}

/** Jitter for back-offs; nothing secret is made from it. */
export function systemRandom(): number {
  return Math.random();
}

/** Resolves after `ms` milliseconds, or rejects as soon as the signal aborts. */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, signal ? { signal } : {});
}
