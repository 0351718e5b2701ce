import type { Job } from '../flows/ports/ports.ts';
import { hasQueueTables } from './job-ledger.ts';
import { deadLetterOf } from './queue-settings.ts';
import type { SqlExecutor } from './sql-executor.ts';

/**
 * In the place of sending a job, where no queue is started: the sweep of the running program finds what is due by itself.
 * A dead letter of the job goes, so that the sweep does not let it rest.
 */
export async function leaveToSweep(executor: SqlExecutor, { name, requestId }: Job): Promise<void> {
  if (!(await hasQueueTables(executor))) return;
  const statement = `delete from pgboss.job where name = $1 and data->>'requestId' = $2`;
  await executor.executeSql(statement, [deadLetterOf(name), requestId]);
}
