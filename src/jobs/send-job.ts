import type { PgBoss } from 'pg-boss';
import type { Job } from '../flows/ports/ports.ts';
import type { SqlExecutor } from './sql-executor.ts';

/**
 * Puts a job into its queue through `db`. The group is what keeps a request's jobs one after the other; the key is
 * what lets jobs fold. An upsert locks the waiting job that it folds into: without that a worker could run it before this
 * transaction commits, and what the transaction wants done would never be done.
 */
export async function sendJob(boss: PgBoss, db: SqlExecutor, { name, requestId }: Job): Promise<void> {
  await boss.upsert(name, { requestId }, { db, group: { id: requestId }, singletonKey: requestId });
}
