import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { asAppError } from '../errors.ts';
import type { Clock, JobName, Log } from '../flows/ports/ports.ts';
import { sendJob } from './send-job.ts';
import type { SqlExecutor } from './sql-executor.ts';

export interface JobContext {
  readonly boss: PgBoss;
  readonly executor: SqlExecutor;
  readonly clock: Clock;
  readonly log: Log;
}

type ActiveJob = JobWithMetadata<unknown>;
const jobData = z.object({ requestId: z.string() });

/**
 * Runs one attempt of a job. A failed one is settled here rather than thrown to pg-boss, which would store the error
 * with all that hangs on it; its next attempt begins after the back-off, and not before the error's `retryAfterMs`.
 */
export async function runJob(
  context: JobContext,
  name: JobName,
  job: ActiveJob,
  handler: (requestId: string) => Promise<void>,
): Promise<void> {
  const { requestId } = jobData.parse(job.data);
  if (await hasRival(context, job)) return sendJob(context.boss, context.executor, { name, requestId });
  try {
    await handler(requestId);
  } catch (error) {
    await settleFailure(context, job, requestId, error);
  }
}

/**
 * Whether another job of the same request is active. pg-boss looks before it takes a job, but two workers that look
 * at the same moment may take two jobs of one request. This look comes after the taking was committed, so of two
 * at least one sees the other, and gives way.
 */
async function hasRival({ executor }: JobContext, { id, name, groupId }: ActiveJob): Promise<boolean> {
  const { rows } = await executor.executeSql(
    `select id from pgboss.job where name = $1 and group_id = $2 and state = 'active' and id <> $3`,
    [name, groupId, id],
  );
  return rows.length > 0;
}

async function settleFailure(context: JobContext, job: ActiveJob, requestId: string, error: unknown): Promise<void> {
  const { boss, log } = context;
  const { code, retryAfterMs, refusal } = asAppError(error);
  const isLast = job.retryCount >= job.retryLimit;
  const { status, correlationId } = refusal ?? {};
  const facts = { job: job.name, requestId, attempt: job.retryCount + 1, code, retryAfterMs, status, correlationId };
  // What only an operator can mend is logged with its remedy and cause; a failed sign-in is, once, by those who watch it.
  const isOperators = code === 'unknown' || code === 'signIn.unavailable' || code.startsWith('sealing.');
  if (isLast || isOperators) log.error(isLast ? 'job.givenUp' : 'job.failed', facts, error);
  else log.warn('job.failed', facts);
  await boss.fail(job.name, job.id, { code });
  if (retryAfterMs && !isLast) await postpone(context, job, retryAfterMs);
}

async function postpone({ boss, clock }: JobContext, { name, id }: ActiveJob, delayMs: number): Promise<void> {
  const [next] = await boss.findJobs(name, { id });
  if (next && next.startAfter.getTime() < clock.now().getTime() + delayMs) {
    await boss.update(name, undefined, { id, startAfter: delayMs / 1000 });
  }
}
