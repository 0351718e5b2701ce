/** The work did not end in time; whatever becomes of it later, nobody hears of it. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/**
 * Gives the work so many milliseconds; then its signal aborts, and it is waited for no longer.
 * @throws OutOfTime, and what the work throws in time
 */
export async function within<T>(limitMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new OutOfTime(`No end within ${limitMs} ms.`);
      reject(error);
      controller.abort(error);
    }, limitMs);
  });
  try {
    // The race listens to both, so the one that loses is no unhandled rejection.
    return await Promise.race([work(controller.signal), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
