/** How a process comes to its end, one signal after the other. */
export interface Shutdown {
  /** Nothing new begins, and a call without an effect is not waited for. */
  readonly began: AbortSignal;
  /** A call that cannot be undone is not waited for any longer: whoever takes its request over looks what became of it. */
  readonly cutShort: AbortSignal;
  /** Nothing can be stored any more. */
  readonly over: AbortSignal;
}

export interface ShutdownControl extends Shutdown {
  /** Begins the end; calls that cannot be undone are cut short after so many milliseconds. */
  begin(graceMs: number): void;
  /** After this nothing can be stored. */
  end(): void;
}

export function createShutdown(wait: (ms: number, signal: AbortSignal) => Promise<void>): ShutdownControl {
  const [began, cutShort, over] = [new AbortController(), new AbortController(), new AbortController()];
  return {
    began: began.signal,
    cutShort: cutShort.signal,
    over: over.signal,
    begin(graceMs) {
      began.abort();
      wait(graceMs, over.signal).then(
        () => cutShort.abort(),
        () => {},
      );
    },
    end() {
      cutShort.abort();
      over.abort();
    },
  };
}
