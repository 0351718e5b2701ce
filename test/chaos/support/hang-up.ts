/** A fetch that gives up what is not answered after so long, as the program itself does later. */
export function hangsUpAfter(ms: number): (inner: typeof fetch) => typeof fetch {
  return (inner) => async (input, init) => {
    const controller = new AbortController();
    const giveUp = () => controller.abort(init?.signal?.reason);
    const timer = setTimeout(() => controller.abort(new DOMException('Nobody answered.', 'TimeoutError')), ms);
    init?.signal?.addEventListener('abort', giveUp, { once: true });
    try {
      return await inner(input, { ...init, signal: controller.signal });
    } finally {
      clearTimeout(timer);
      init?.signal?.removeEventListener('abort', giveUp);
    }
  };
}
