import type { BotCredentials } from '../teams/bot-adapter.ts';
import { checkRegistration } from '../teams/bot-registration.ts';
import { checkChannelMetadata } from '../teams/channel-metadata.ts';
import type { CheckContext } from './context.ts';
import { type Finding, failedBy, ok, skipped } from './finding.ts';

const check = 'Bot registration';
const metadataLimitMs = 5_000;

/** Whether the bot can sign its messages to Teams and check those that it gets, and whose messages it takes. */
export async function checkBotRegistration(
  { config, fetch: fetchFn }: CheckContext,
  credentials: BotCredentials | undefined,
): Promise<Finding> {
  const { bot, allowedTenants } = config;
  const users =
    allowedTenants.length === 0
      ? 'Users of every tenant may use it.'
      : `Users of these tenants may use it: ${allowedTenants.join(', ')}.`;
  if (!bot) return skipped(check, `the bot runs without one (ALLOW_UNAUTHENTICATED). ${users}`);
  const [token, issuer] = await Promise.allSettled([
    checkRegistration(bot, credentials),
    checkChannelMetadata(config, fetchFn, AbortSignal.timeout(metadataLimitMs)),
  ]);
  const problems = [token, issuer].flatMap((end) => (end.status === 'rejected' ? [failedBy(check, end.reason)] : []));
  if (issuer.status === 'rejected' || problems.length > 0) {
    return { outcome: 'failed', check, text: problems.map(({ text }) => text).join(' ') };
  }
  const signed = `Entra gave the app ${bot.appId} (${bot.appType}) a token; Teams’ messages are signed by ${issuer.value}.`;
  return ok(check, `${signed} ${users}`);
}
