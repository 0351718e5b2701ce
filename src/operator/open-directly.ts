import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { createOperator } from '../flows/operator/operate.ts';
import type { Clock, Ids, Log, Operator } from '../flows/ports/ports.ts';
import { createJobLedger } from '../jobs/job-ledger.ts';
import { leaveToSweep } from '../jobs/leave-to-sweep.ts';
import { hasEmbeddedDatabase } from '../storage/data-dir.ts';
import { connectDatabase, type Database } from '../storage/database.ts';
import { examineDatabase } from '../storage/examine-database.ts';
import { createOperatorReads } from '../storage/operator-reads.ts';
import { createSealedValues } from '../storage/sealed-values.ts';
import { createSealer } from '../storage/sealing.ts';
import { createStore } from '../storage/store.ts';

export interface Means {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/**
 * The operator over the database of these settings; its tables are left as they are. The running program's sweep goes on
 * from what is changed here.
 * @throws AppError `database.inUse`, `database.missing`, `database.tablesDiffer`, `database.unreachable`
 */
export async function openDirectly(
  config: Config,
  { clock, ids, log }: Means,
): Promise<{ readonly operator: Operator; close(): Promise<void> }> {
  const { databaseUrl, dataDir } = config;
  if (!databaseUrl && !(await hasEmbeddedDatabase(dataDir))) throw missing(dataDir);
  const database = await connectDatabase({ databaseUrl, dataDir, clock, log }).catch((error: unknown) => {
    throw error instanceof AppError ? error : unreachable(config, error);
  });
  try {
    await checkTables(database, clock);
  } catch (error) {
    await database.close();
    throw error instanceof AppError ? error : unreachable(config, error);
  }
  const store = createStore(database.kysely, {
    sendJob: leaveToSweep,
    keepsWebhookEvents: config.approvalWebhook !== undefined,
  });
  const reads = createOperatorReads(database.kysely);
  const jobs = createJobLedger(database.executor);
  const sealer = createSealer(config.sealingKeys, randomBytes);
  const operator = createOperator({ store, reads, jobs, sealed: createSealedValues(database), sealer, clock, ids });
  return { operator, close: () => database.close() };
}

async function checkTables(database: Database, clock: Clock): Promise<void> {
  const { missing, unknown } = await examineDatabase(database, clock);
  if (unknown.length > 0) {
    const remedy = 'Run the command with the version that the bot has.';
    throw new AppError('database.tablesDiffer', 'A newer version of this program has used the database.', remedy);
  }
  if (missing.length > 0) {
    const remedy =
      'Start the bot of this version once, which brings them up to date, or run the command with its version.';
    throw new AppError('database.tablesDiffer', 'The tables of the database are older than this version.', remedy);
  }
}

function missing(dataDir: string): AppError {
  const remedy = 'Run the command with the settings of the bot, in its folder: DATA_DIR or DATABASE_URL.';
  return new AppError('database.missing', `There is no database in ${dataDir}.`, remedy);
}

/** Without the driver's own words: for an address that was written wrong they may quote a part of the password. */
function unreachable({ databaseUrl, dataDir }: Config, cause: unknown): AppError {
  const what = databaseUrl ? 'The database server cannot be used.' : `The database in ${dataDir} cannot be opened.`;
  return new AppError('database.unreachable', what, 'npm run doctor says what is wrong with it.', { cause });
}
