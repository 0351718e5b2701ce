import type { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Pool } from 'pg';

/** Runs SQL text with `$1` parameters: what a library that brings its own SQL (the queue) needs of a database. */
export interface SqlExecutor {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Runs each statement where `db` runs its own: given a transaction, inside that transaction. One statement a call. */
export function executorOf<Tables>(db: Kysely<Tables>): SqlExecutor {
  return {
    async executeSql(text, values = []) {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}

/**
 * Runs statements and whole scripts in the embedded database. A text without parameters may hold several statements,
 * which PGlite takes by `exec` alone. PGlite has one session, so the script waits for Kysely's connection: otherwise
 * it would run inside whatever transaction is open.
 */
export function embeddedExecutor<Tables>(kysely: Kysely<Tables>, pglite: PGlite): SqlExecutor {
  const single = executorOf(kysely);
  return {
    executeSql: (text, values = []) =>
      values.length > 0 ? single.executeSql(text, values) : kysely.connection().execute(() => runScript(pglite, text)),
  };
}

async function runScript(pglite: PGlite, script: string): Promise<{ rows: unknown[] }> {
  try {
    const results = await pglite.exec(script);
    return { rows: results.flatMap((result) => result.rows) };
  } catch (error) {
    // A script that fails between its own BEGIN and COMMIT leaves the one session in an aborted transaction.
    await pglite.exec('ROLLBACK');
    throw error;
  }
}

/** Runs statements and whole scripts on a server, each on a connection of its own. */
export function pooledExecutor(pool: Pool): SqlExecutor {
  return {
    async executeSql(text, values = []) {
      // pg's typings know no script: for several statements it answers with an array of results.
      const answer: unknown = await pool.query(text, values);
      const results = (Array.isArray(answer) ? answer : [answer]) as { rows: unknown[] }[];
      return { rows: results.flatMap((result) => result.rows) };
    },
  };
}
