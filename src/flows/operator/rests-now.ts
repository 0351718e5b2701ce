import type { GivenUpJob } from '../ports/ports.ts';

const restMs = 10 * 60_000;
const mostRests = 6;

/**
 * Whether what was given up is left alone for now: ten minutes the first time, ten more each time, an hour at most. Not
 * where it was the sign-in that failed: who waits for that goes on as soon as it is mended. Nor what was given up before
 * this program started: it may have been started with what was missing.
 */
export function restsNow({ times, at, code }: GivenUpJob, now: Date, startedAt: Date): boolean {
  if (code.startsWith('signIn.') || at < startedAt) return false;
  return now.getTime() - at.getTime() < Math.min(times, mostRests) * restMs;
}
