import type { PgBoss } from 'pg-boss';
import type { Job } from '../flows/ports.ts';
import type { SqlExecutor } from './sql-executor.ts';

/**
 * Puts a job into its queue through `db`. The group is what keeps a request's jobs one after the other; the key is
 * what lets jobs fold, and a delayed one has none, because it must neither hold up another nor vanish in it.
 */
export async function sendJob(boss: PgBoss, db: SqlExecutor, { name, requestId, delayMs = 0 }: Job): Promise<void> {
  const group = { id: requestId };
  if (delayMs > 0) {
    await boss.send(name, { requestId }, { db, group, startAfter: delayMs / 1000 });
  } else {
    // An upsert locks the waiting job that it folds into. Without that a worker could run it before this
    // transaction commits, and what the transaction wants done would never be done.
    await boss.upsert(name, { requestId }, { db, group, singletonKey: requestId });
  }
}
