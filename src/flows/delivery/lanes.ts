import type { Lanes } from '../ports/ports.ts';

/** Lanes within this process; a key is forgotten when nobody waits for it any more. */
export function createLanes(wait: (ms: number) => Promise<void>): Lanes {
  const tails = new Map<string, Promise<void>>();

  return {
    async enter(key, patienceMs) {
      const before = tails.get(key) ?? Promise.resolve();
      let leave = () => {};
      const left = new Promise<void>((resolve) => {
        leave = resolve;
      });
      const tail = before.then(() => left);
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      await (patienceMs === undefined ? before : Promise.race([before, wait(patienceMs)]));
      return leave;
    },
  };
}
