import type { AppError } from '../errors.ts';
import type { CheckContext } from './context.ts';
import { failed, ok } from './finding.ts';
import { askRunningBot } from './running-bot.ts';
import type { CheckedDatabase, TokenAccess } from './token-access.ts';

/** The name of the sign-in in `GET /readyz`; every other part there is the database's, or stands on it. */
const signInPart = 'partnerCenterSignIn';
const check = 'Database';

/** Nobody but the bot can look into an embedded database that it has open: so it is asked how it does. */
export async function askHolder(
  { config, fetch: fetchFn }: CheckContext,
  inUse: AppError,
  signal: AbortSignal,
): Promise<CheckedDatabase> {
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
  return { finding: ok(check, text), tokens };
}
