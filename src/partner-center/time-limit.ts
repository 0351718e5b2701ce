/** A signal that aborts when the time is up or the caller gives up. Dispose of it to stop the timer. */
export interface TimeLimit extends Disposable {
  readonly signal: AbortSignal;
}

/**
 * Starts a time limit of `ms` milliseconds, ended earlier by `callerSignal`.
 *
 * AbortSignal.any over AbortSignal.timeout would be shorter, but Node 20 and 22 may collect that pair before it fires,
 * and then the limit never comes.
 */
export function startTimeLimit(ms: number, callerSignal?: AbortSignal): TimeLimit {
  const controller = new AbortController();
  const giveUp = () => controller.abort(callerSignal?.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('The time limit is over.', 'TimeoutError')), ms);
  if (callerSignal?.aborted) giveUp();
  callerSignal?.addEventListener('abort', giveUp, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      callerSignal?.removeEventListener('abort', giveUp);
    },
  };
}
