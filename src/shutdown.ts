import { setMaxListeners } from 'node:events';
import type { Shutdown } from './flows/flow-context.ts';

export interface ShutdownControl extends Shutdown {
  /** Begins the end; calls that cannot be undone are cut short after so many milliseconds. */
  begin(graceMs: number): void;
  /** After this nothing can be stored. */
  end(): void;
}

export function createShutdown(wait: (ms: number, signal: AbortSignal) => Promise<void>): ShutdownControl {
  const [began, cutShort, over] = [new AbortController(), new AbortController(), new AbortController()];
  // Every call under way listens: many at a time are no leak.
  setMaxListeners(0, began.signal, cutShort.signal, over.signal);
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
