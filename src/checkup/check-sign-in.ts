import { entraOptions } from '../connect-partner-center.ts';
import { createSignIn, type SignIn } from '../partner-center/sign-in.ts';
import { checkUnusedToken } from './check-unused-token.ts';
import type { CheckContext } from './context.ts';
import { type Finding, failed, failedBy, ok, skipped } from './finding.ts';
import type { TokenAccess } from './token-access.ts';

export interface CheckedSignIn {
  readonly finding: Finding;
  /** Present when it works. */
  readonly signIn?: SignIn;
}

const check = 'Sign-in';
/** A sign-in under way is let end: with it a rotated refresh token would be lost. Entra has 10 seconds, the rest is saving. */
const settleLimitMs = 12_000;

/** Gets a token for Partner Center, in turn with the running bots, and leaves the rotated refresh token to them. */
export async function checkSignIn(
  context: CheckContext,
  tokens: TokenAccess,
  signal: AbortSignal,
): Promise<CheckedSignIn> {
  const { config, clock, closing } = context;
  const isApp = config.partner.auth === 'app';
  if (!isApp && tokens.from === 'settings') return { finding: await checkUnusedToken(context) };
  if (!isApp && tokens.from !== 'store') return { finding: notOurs(tokens) };
  const store = !isApp && tokens.from === 'store' ? { refreshTokens: tokens.store } : {};
  const signIn = createSignIn({ ...entraOptions(config, context.fetch), clock, ...store });
  closing.push({ limitMs: settleLimitMs, end: () => signIn.settled() });
  const began = clock.now().getTime();
  try {
    await signIn.token(signal);
  } catch (error) {
    return { finding: failedBy(check, error) };
  }
  const who = isApp ? 'for the app alone' : 'on behalf of the person who consented';
  return { finding: ok(check, `Entra gave a token ${who}, in ${clock.now().getTime() - began} ms.`), signIn };
}

function notOurs(tokens: TokenAccess): Finding {
  if (tokens.from !== 'running bot') return skipped(check, 'the refresh token is in the database.');
  if (!tokens.fails) {
    return skipped(check, 'the running bot has the refresh token, and says that nothing is wrong with its sign-in.');
  }
  const remedy = 'Its log says why (signIn.failed); mostly a new consent helps: npm run consent.';
  return failed(check, 'The running bot, which has the refresh token, cannot sign in.', remedy);
}
