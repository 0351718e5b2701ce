import type { Clock, FinishedConsent, Ids, RefreshTokenStore, StoredTokens } from '../flows/ports/ports.ts';
import { checkConsent } from './consent-check.ts';
import type { EntraOptions } from './entra-token.ts';
import { createSend, type SendOptions } from './send.ts';
import { createSignIn } from './sign-in.ts';

export interface ConsentTrialOptions {
  readonly entra: EntraOptions;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'guid'>;
  /** How Partner Center is called. */
  readonly calls: Omit<SendOptions, 'signIn'>;
}

export interface TriedConsent {
  /** The newest ones: where Entra takes a refresh token once only, none before them is good any more. */
  readonly tokens: StoredTokens;
  readonly finished: FinishedConsent;
}

/**
 * Signs in with a new refresh token and asks Partner Center what it says to that, on a sign-in of its own: nothing is
 * stored, and the running one goes on as it was.
 * @throws AppError `partnerCenter.refused` when Partner Center does not take it; `signIn.failed`, `signIn.unavailable`
 */
export async function tryConsent(
  refreshToken: string,
  { entra, clock, ids, calls }: ConsentTrialOptions,
): Promise<TriedConsent> {
  let tokens: StoredTokens = { refreshToken };
  const refreshTokens: RefreshTokenStore = {
    load: async () => tokens,
    async save(next) {
      tokens = next;
    },
    exclusively: (work) => work(),
  };
  const signIn = createSignIn({ ...entra, clock, refreshTokens });
  await signIn.token();
  const options = { correlationId: ids.guid(), locale: 'en-US' };
  const finished = await checkConsent(createSend({ ...calls, signIn }), entra.tenantId, options);
  return { tokens, finished };
}
