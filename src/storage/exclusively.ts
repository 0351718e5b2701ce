import pg from 'pg';

/** Runs the work while no other work of this name runs. What the work throws passes through. */
export type Exclusively = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Within this process, in the order of the calls: enough where no other process can have the database open. */
export function exclusivelyHere(): Exclusively {
  const tails = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work);
    const tail = turn.catch(() => {});
    tails.set(name, tail);
    try {
      return await turn;
    } finally {
      if (tails.get(name) === tail) tails.delete(name);
    }
  };
}

export interface ExclusivelyOptions {
  readonly connectionString: string;
  /** So long a caller waits for its turn. */
  readonly patienceMs?: number;
  /** After so long the server takes the lock from a holder that stopped without its connection ending. */
  readonly longestWorkMs?: number;
}

/**
 * Across all processes of a database server, by an advisory lock on a connection of its own. The lock belongs to a
 * transaction, which ends with the connection, however that ends, and which also a pooler between us and the server
 * keeps on one session.
 * @throws Error of pg when the turn does not come in time or the server cannot be reached
 */
export function exclusivelyOnServer(options: ExclusivelyOptions): Exclusively {
  const { connectionString, patienceMs = 15_000, longestWorkMs = 60_000 } = options;
  return async (name, work) => {
    const client = new pg.Client({
      connectionString,
      application_name: 'tenant-desk lock',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: patienceMs + 5_000,
    });
    // A connection that breaks meanwhile takes the lock along; the work is under way and better finished than left.
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(
        `begin;
         set local lock_timeout = ${patienceMs};
         set local statement_timeout = 0;
         set local idle_in_transaction_session_timeout = ${longestWorkMs}`,
      );
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`tenant-desk:${name}`]);
      return await work();
    } finally {
      // Not waited for: over a network that is gone, the end would never come.
      void client.end().catch(() => {});
    }
  };
}
