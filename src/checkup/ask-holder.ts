import type { AppError } from '../errors.ts';
import { createRemoteOperator } from '../operator/remote-operator.ts';
import type { CheckContext } from './context.ts';
import { type Finding, failed, ok } from './finding.ts';
import { judgePasswords } from './judge-database.ts';
import { askRunningBot } from './running-bot.ts';
import type { CheckedDatabase, TokenAccess } from './token-access.ts';

/** The name of the sign-in in `GET /readyz`; every other part there is the database's, or stands on it. */
const signInPart = 'partnerCenterSignIn';
const check = 'Database';

/** Nobody but the bot can look into an embedded database that it has open: so it is asked how it does. */
export async function askHolder(context: CheckContext, inUse: AppError, signal: AbortSignal): Promise<CheckedDatabase> {
  const { config, fetch: fetchFn } = context;
  const { address, notReady } = await askRunningBot(config, fetchFn, signal);
  if (!notReady) {
    const finding = failed(check, `${inUse.message} No bot answers at ${address}.`, inUse.remedy);
    return { finding, tokens: { from: 'nowhere' } };
  }
  const tokens: TokenAccess = { from: 'running bot', fails: notReady.includes(signInPart) };
  const broken = notReady.filter((part) => part !== signInPart);
  if (broken.length > 0) {
    const message = `The running bot says that a part of it does not work: ${broken.join(', ')} (${address}).`;
    return { finding: failed(check, message, 'See its log, then restart it.'), tokens };
  }
  const text = `the running bot has the embedded PostgreSQL in ${config.dataDir} open and says that it works (${address}).`;
  const lost = await askForPasswords(context, inUse, signal);
  return { finding: lost ?? ok(check, text), tokens };
}

/** What the bot's keys do not open of the passwords; undefined also where it does not take our call: it has other keys. */
async function askForPasswords(
  { config, fetch: fetchFn, clock, ids }: CheckContext,
  inUse: AppError,
  signal: AbortSignal,
): Promise<Finding | undefined> {
  const inTime: typeof fetch = (address, init) => fetchFn(address, { ...init, signal });
  const bot = createRemoteOperator({ config, fetch: inTime, clock, ids, inUse });
  try {
    const { counts, configured } = await bot.sealing();
    const passwords = counts.filter(({ kind }) => kind === 'credential' || kind === 'passwordReset');
    return judgePasswords(passwords, configured);
  } catch {
    return undefined;
  }
}
