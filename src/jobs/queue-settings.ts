import type { ConstructorOptions, QueueOptions as QueueSettings, WorkOptions } from 'pg-boss';
import type { JobName } from '../flows/ports/ports.ts';

export type { QueueSettings };

/**
 * A job whose process died comes back within 15 s (no heartbeat) + 10 s (the next look for such jobs) + 2 s (the first
 * retry) + 0.5 s (the next poll).
 */
export const bossSettings = {
  schedule: false,
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
} as const satisfies ConstructorOptions;

/** Some ten minutes of attempts; after them the job goes to the dead letter queue, and the sweep tries again later. */
export const queueSettings = {
  retryLimit: 15,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 300,
  heartbeatSeconds: 15,
  deleteAfterSeconds: 3600,
} as const satisfies QueueSettings;

/** Nobody works on dead letters: they tell of themselves for so long. */
export const deadLetterSettings = { retentionSeconds: 14 * 24 * 3600 } as const satisfies QueueSettings;

export function deadLetterOf(name: JobName): string {
  return `${name}.dead`;
}

/** Jobs of a queue that run at the same time in one process. Nobody waits for a look at a status. */
export const workersPerQueue: Readonly<Record<JobName, number>> = {
  'create-customer': 4,
  deliver: 4,
  'check-validation-status': 1,
  'reset-password': 2,
  tell: 1,
  'call-webhook': 2,
};

export const workSettings = {
  includeMetadata: true,
  batchSize: 1,
  /** The shortest that pg-boss takes. Waking makes it a safety net, and the clock of retries. */
  pollingIntervalSeconds: 0.5,
  heartbeatRefreshSeconds: 5,
  /** A request whose job is active holds up its own next job and no other. */
  groupConcurrency: 1,
} as const satisfies WorkOptions;
