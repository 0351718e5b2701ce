import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { AppError } from '../errors.ts';
import type { Clock, Log } from '../flows/ports/ports.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { type Exclusively, exclusivelyHere, exclusivelyOnServer } from './exclusively.ts';
import { migrate } from './migrations.ts';
import { sealingApplicationName } from './sealing-processes.ts';
import { embeddedExecutor, pooledExecutor, type SqlExecutor } from './sql-executor.ts';
import type { Tables } from './tables.ts';

export interface DatabaseOptions {
  /** `postgres://…`; without it the embedded PostgreSQL in `dataDir` is used. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** The id of the key with which this program seals, for others on the same server to know; absent: it does not run on. */
  readonly sealsWith?: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly kind: 'embedded' | 'server';
  /** For libraries that bring their own SQL; outside every transaction. Waits for ever inside one if embedded. */
  readonly executor: SqlExecutor;
  /** One work of a name at a time, in every process that has this database open; holds nothing of it open meanwhile. */
  readonly exclusively: Exclusively;
  close(): Promise<void>;
}

/**
 * Opens the database and brings its tables up to date.
 * @throws AppError `database.inUse` when another process has the embedded database open
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const database = await connectDatabase(options);
  try {
    await migrate(database.kysely);
    return database;
  } catch (error) {
    await database.close();
    throw options.databaseUrl ? unreachable(error) : error;
  }
}

/**
 * Opens the database and leaves its tables as they are. A server is not reached before the first query.
 * @throws AppError `database.inUse` when another process has the embedded database open
 */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  return options.databaseUrl ? openServer(options.databaseUrl, options) : openEmbedded(options);
}

function openServer(connectionString: string, { sealsWith, log }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString,
    application_name: sealsWith === undefined ? 'tenant-desk' : sealingApplicationName(sealsWith),
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
    // Less than a statement's time: who waits for a lock of a process that stands still gets it, and does not give up.
    idle_in_transaction_session_timeout: 10_000,
  });
  // A connection that breaks while nobody uses it; the pool opens another, but an unheard 'error' would end the process.
  pool.on('error', (error) => log.warn('database.connectionLost', { reason: error.name }));
  // One that breaks between two statements of a transaction is nobody's but the client's own; the next statement fails.
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  // Kysely ends the pool only if it was used through Kysely.
  const close = async () => {
    await kysely.destroy();
    if (!pool.ending) await pool.end();
  };
  const exclusively = exclusivelyOnServer({ connectionString });
  return { kysely, kind: 'server', executor: pooledExecutor(pool), exclusively, close };
}

async function openEmbedded({ dataDir, clock }: DatabaseOptions): Promise<Database> {
  await mkdir(dataDir, { recursive: true });
  const unlock = await lockDataDir(dataDir, clock);
  try {
    const pglite = await PGlite.create({ dataDir: join(dataDir, 'postgres') });
    const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
    const close = async () => {
      await kysely.destroy();
      if (!pglite.closed) await pglite.close();
      await unlock();
    };
    const executor = embeddedExecutor(kysely, pglite);
    return { kysely, kind: 'embedded', executor, exclusively: exclusivelyHere(), close };
  } catch (error) {
    await unlock();
    throw error;
  }
}

function unreachable(cause: unknown): AppError {
  const remedy = 'Check DATABASE_URL, that the server runs, and that the user may create tables.';
  return new AppError('database.unreachable', 'The database server cannot be used.', remedy, { retry: 'safe', cause });
}
