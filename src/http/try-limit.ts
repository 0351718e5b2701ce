import type { Clock } from '../flows/ports/ports.ts';

export interface TryLimit {
  /** Counts one; false when there were too many of late. */
  take(): boolean;
}

/** So many tries in a span of time, whoever makes them: behind a proxy all of them come from one address. */
export function createTryLimit({ tries, perMs }: { tries: number; perMs: number }, clock: Clock): TryLimit {
  let spanEndsAt = 0;
  let left = 0;
  return {
    take() {
      const now = clock.now().getTime();
      if (now >= spanEndsAt) {
        spanEndsAt = now + perMs;
        left = tries;
      }
      if (left === 0) return false;
      left -= 1;
      return true;
    },
  };
}
