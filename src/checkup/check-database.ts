import { refreshTokens } from '../connect-partner-center.ts';
import { AppError } from '../errors.ts';
import { hasEmbeddedDatabase, mayWrite } from '../storage/data-dir.ts';
import { connectDatabase, type Database } from '../storage/database.ts';
import { examineDatabase } from '../storage/examine-database.ts';
import { exclusivelyOnServer } from '../storage/exclusively.ts';
import { askHolder } from './ask-holder.ts';
import type { CheckContext } from './context.ts';
import { databaseProblem } from './database-problem.ts';
import { type Finding, failed, failedBy, ok } from './finding.ts';
import { judgeDatabase } from './judge-database.ts';
import type { CheckedDatabase } from './token-access.ts';

/** Somebody else's sign-in is done within seconds; who waits longer than this would begin one when time is over. */
const turnPatienceMs = 5_000;
const closeLimitMs = 3_000;
const check = 'Database';

/** Opens the database and looks, without changing anything in it. */
export async function checkDatabase(context: CheckContext, signal: AbortSignal): Promise<CheckedDatabase> {
  const { databaseUrl, dataDir } = context.config;
  if (!databaseUrl && !(await hasEmbeddedDatabase(dataDir))) {
    return { finding: await noneYet(dataDir), tokens: { from: 'settings' } };
  }
  try {
    return await examine(context, await open(context, signal));
  } catch (error) {
    if (error instanceof AppError && error.code === 'database.inUse') return askHolder(context, error, signal);
    return { finding: databaseProblem(context.config, error), tokens: { from: 'nowhere' } };
  }
}

async function noneYet(dataDir: string): Promise<Finding> {
  return (await mayWrite(dataDir))
    ? ok(check, `there is none in ${dataDir} yet; the first start of the bot makes it.`)
    : failed(check, `This user may not write in ${dataDir}.`, 'Give it the right to, or set another DATA_DIR.');
}

async function open({ config, clock, log, closing }: CheckContext, signal: AbortSignal): Promise<Database> {
  const { databaseUrl, dataDir } = config;
  const database = await connectDatabase({ databaseUrl, dataDir, clock, log });
  // What opens too late is closed at once: whoever closes the rest may be done with it.
  if (signal.aborted) await database.close();
  else closing.push({ limitMs: closeLimitMs, end: () => database.close() });
  signal.throwIfAborted();
  return database;
}

async function examine(context: CheckContext, database: Database): Promise<CheckedDatabase> {
  const { config, sealer, clock } = context;
  const found = await examineDatabase(database, clock);
  const finding = judgeDatabase(found, database.kind, sealer);
  // Nobody knows how a newer version keeps its tokens.
  if (found.unknown.length > 0) return { finding, tokens: { from: 'nowhere' } };
  const store = found.hasRefreshTokens
    ? refreshTokens(config, withTurns(database, config.databaseUrl), sealer)
    : undefined;
  if (!store) return { finding, tokens: { from: 'settings' } };
  const tokens = { from: 'store', store } as const;
  if (finding.outcome === 'failed') return { finding, tokens };
  try {
    await store.load();
    return { finding, tokens };
  } catch (error) {
    if (error instanceof AppError) return { finding: failedBy(check, error), tokens };
    throw error;
  }
}

/** The same turns as the running bots', with less patience. */
function withTurns(database: Database, connectionString: string | undefined): Pick<Database, 'kysely' | 'exclusively'> {
  const { kysely, exclusively } = database;
  if (!connectionString) return { kysely, exclusively };
  return { kysely, exclusively: exclusivelyOnServer({ connectionString, patienceMs: turnPatienceMs }) };
}
