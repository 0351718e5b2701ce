import { z } from 'zod';
import { type GivenUpJob, type JobLedger, jobNames, type QueuedJob } from '../flows/ports/ports.ts';
import { deadLetterOf } from './queue-settings.ts';
import type { SqlExecutor } from './sql-executor.ts';

const deadLetters = Object.fromEntries(jobNames.map((name) => [deadLetterOf(name), name]));
const given = z.enum(jobNames);
const code = z.string().nullable();
const givenUpRows = z.array(
  z.object({ name: given, requestId: z.string(), times: z.number(), at: z.coerce.date(), code }),
);
const waitingRows = z.array(z.object({ requestId: z.string() }));
const jobRows = z.array(
  z.object({
    name: z.string(),
    state: z.string(),
    failures: z.number(),
    createdAt: z.coerce.date(),
    startsAt: z.coerce.date(),
    code,
  }),
);

/** Reads pg-boss's table; the queue need not be started, nor have ever been. */
export function createJobLedger(executor: SqlExecutor): JobLedger {
  return {
    async givenUp(): Promise<readonly GivenUpJob[]> {
      if (!(await hasQueueTables(executor))) return [];
      const { rows } = await executor.executeSql(
        `select name, data->>'requestId' as "requestId", count(*)::integer as times, max(created_on) as at,
           (array_agg(output->>'code' order by created_on desc))[1] as code
         from pgboss.job where name = any($1) group by 1, 2`,
        [Object.keys(deadLetters)],
      );
      const named = (rows as { name: string }[]).map((row) => ({ ...row, name: deadLetters[row.name] }));
      return givenUpRows.parse(named).map((row) => ({ ...row, code: row.code ?? '' }));
    },

    async waiting(name): Promise<ReadonlySet<string>> {
      if (!(await hasQueueTables(executor))) return new Set();
      const { rows } = await executor.executeSql(
        `select data->>'requestId' as "requestId" from pgboss.job where name = $1 and state < 'active'`,
        [name],
      );
      return new Set(waitingRows.parse(rows).map(({ requestId }) => requestId));
    },

    async jobsOf(requestId): Promise<readonly QueuedJob[]> {
      if (!(await hasQueueTables(executor))) return [];
      const { rows } = await executor.executeSql(
        `select name, state::text as state, created_on as "createdAt", start_after as "startsAt", output->>'code' as code,
           (case when name = any($3) then source_retry_count + 1
             when state in ('retry', 'failed') then retry_count + 1 else retry_count end)::integer as failures
         from pgboss.job where (name = any($1) or name = any($3)) and data->>'requestId' = $2
         order by created_on, name`,
        [[...jobNames], requestId, Object.keys(deadLetters)],
      );
      return jobRows.parse(rows).map(({ code: latest, ...row }) => {
        const dead = deadLetters[row.name];
        return {
          ...row,
          name: dead ?? given.parse(row.name),
          state: dead ? 'givenUp' : row.state,
          ...(latest === null ? {} : { code: latest }),
        };
      });
    },
  };
}

/** An embedded database may have been opened without its queue. */
export async function hasQueueTables(executor: SqlExecutor): Promise<boolean> {
  const { rows } = await executor.executeSql(`select 1 as ok where to_regclass('pgboss.job') is not null`);
  return rows.length > 0;
}
