/** What must work for this process to be of use, by name; each answers true, or false, or rejects. */
export type HealthChecks = Readonly<Record<string, () => Promise<boolean>>>;

const checkTimeoutMs = 2_000;

/** Runs all checks at once and names those that did not pass in time. */
export async function readiness(checks: HealthChecks): Promise<{ ready: boolean; notReady: readonly string[] }> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ((await passes(check)) ? [] : [name])),
  );
  const notReady = results.flat();
  return { ready: notReady.length === 0, notReady };
}

async function passes(check: () => Promise<boolean>): Promise<boolean> {
  const signal = AbortSignal.timeout(checkTimeoutMs);
  const tooLate = new Promise<boolean>((resolve) => signal.addEventListener('abort', () => resolve(false)));
  return Promise.race([check().catch(() => false), tooLate]);
}
