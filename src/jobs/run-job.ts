import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { asAppError } from '../errors.ts';
import type { Clock, Log } from '../flows/ports.ts';

const jobData = z.object({ requestId: z.string() });

/**
 * Runs one attempt of a job. A failed one is settled here rather than thrown to pg-boss, which would store the error
 * with all that hangs on it; its next attempt begins after the back-off, and not before the error's `retryAfterMs`.
 */
export async function runJob(
  boss: PgBoss,
  job: JobWithMetadata<unknown>,
  handler: (requestId: string) => Promise<void>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const { requestId } = jobData.parse(job.data);
  try {
    await handler(requestId);
  } catch (error) {
    const { code, retryAfterMs } = asAppError(error);
    const isLast = job.retryCount >= job.retryLimit;
    const facts = { job: job.name, requestId, attempt: job.retryCount + 1, code, retryAfterMs };
    if (isLast || code === 'unknown') log.error(isLast ? 'job.givenUp' : 'job.failed', facts, error);
    else log.warn('job.failed', facts);
    await boss.fail(job.name, job.id, { code });
    if (retryAfterMs && !isLast) await postpone(boss, job, retryAfterMs, clock);
  }
}

async function postpone(
  boss: PgBoss,
  { name, id }: JobWithMetadata<unknown>,
  delayMs: number,
  clock: Clock,
): Promise<void> {
  const [next] = await boss.findJobs(name, { id });
  if (next && next.startAfter.getTime() < clock.now().getTime() + delayMs) {
    await boss.update(name, undefined, { id, startAfter: delayMs / 1000 });
  }
}
