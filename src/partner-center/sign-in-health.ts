import type { Ids, SignInHealth } from '../flows/ports/ports.ts';
import { anyCountry, countryRules } from './country-rules.ts';
import type { Send } from './send.ts';
import type { PartnerCenterSignIn } from './sign-in.ts';

/**
 * The sign-in as the watch sees it. Entra's token is half of it: a call that changes nothing shows whether Partner Center
 * takes it, once for each token that no other call has been made with, and again and again while it refuses.
 */
export function createSignInHealth(signIn: PartnerCenterSignIn, send: Send, ids: Pick<Ids, 'guid'>): SignInHealth {
  return {
    failure: () => signIn.failure(),
    async check() {
      await signIn.token();
      if (signIn.isAccepted()) return;
      try {
        await countryRules(send, anyCountry, { correlationId: ids.guid(), locale: 'en-US' });
      } catch (error) {
        // Partner Center may say of the call what it wants: it let the token in.
        if (!signIn.isAccepted()) throw error;
      }
    },
  };
}
