import { setTimeout as sleep } from 'node:timers/promises';

/** Asks an address until it answers with success; false when `stillWorthIt` says no, or the time is up. */
export async function answersAt(url: string, timeoutMs: number, stillWorthIt: () => boolean): Promise<boolean> {
  const signal = AbortSignal.timeout(timeoutMs);
  while (!signal.aborted && stillWorthIt()) {
    const response = await fetch(url, { signal }).catch(() => undefined);
    if (response?.ok) return true;
    await sleep(150);
  }
  return false;
}
