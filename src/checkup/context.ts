import type { Config } from '../config.ts';
import type { Clock, Ids, Log, Sealer } from '../flows/ports/ports.ts';

export interface Closing {
  /** It gets so many milliseconds. */
  readonly limitMs: number;
  end(): Promise<void>;
}

/** What the checks that follow the settings share. */
export interface CheckContext {
  readonly config: Config;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly sealer: Sealer;
  /** What is to be ended before the process ends, the last one first. */
  readonly closing: Closing[];
}
