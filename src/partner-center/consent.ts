import { createHash } from 'node:crypto';
import { z } from 'zod';
import { createSignedTexts } from '../domain/signed-text.ts';
import { AppError } from '../errors.ts';
import type { Clock, Consent, ConsentStore, Ids, StoredTokens } from '../flows/ports/ports.ts';
import { authorizeAddress, redeemCode } from './authorization-code.ts';
import type { EntraPages } from './clouds.ts';
import { consentError, consentRefusedByEntra } from './consent-error.ts';
import { createConsentLinks, redirectAddress } from './consent-link.ts';
import type { TriedConsent } from './consent-trial.ts';
import type { EntraOptions } from './entra-token.ts';

export interface ConsentOptions {
  readonly entra: EntraOptions;
  /** Where Entra helps people, in the cloud of the sign-in. */
  readonly entraPages: EntraPages;
  readonly store: ConsentStore;
  readonly sealingKeys: readonly Buffer[];
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'opaque'>;
  /** Signs in with the refresh token, and throws unless Partner Center may take it. Stores nothing. */
  readonly tryOut: (refreshToken: string) => Promise<TriedConsent>;
  /** Stores the tokens and lets the running sign-in use them. */
  readonly replaceTokens: (tokens: StoredTokens) => Promise<void>;
}

const signInSeconds = 600;

/** What is kept, sealed, while the person is at Entra. */
const begun = z.object({ redirectUri: z.string(), codeVerifier: z.string(), nonce: z.string() });

/**
 * The authorization code flow with PKCE (RFC 7636) and a state that is bound to the browser: nobody else's answer is
 * taken, and none twice. A wrong link or state costs no look into the database, because both carry their proof.
 */
export function createConsent(options: ConsentOptions): Consent {
  const { entra, store, sealingKeys, clock, ids } = options;
  const links = createConsentLinks(sealingKeys, clock, ids);
  const states = createSignedTexts(sealingKeys, 'consent state');
  // 256 bits, 44 characters: a code verifier has 43 at least (RFC 7636, section 4.1).
  const secret = () => ids.opaque() + ids.opaque();

  function linkOf(link: string) {
    const found = links.read(link);
    if (!found) throw linkRefused();
    return found;
  }

  return {
    look: (link) => void linkOf(link),

    async begin(link) {
      const { id, base, expiresAt } = linkOf(link);
      if (!(await store.useLink(id, expiresAt))) throw linkRefused();
      const browserSecret = secret();
      const redirectUri = redirectAddress(base);
      const codeVerifier = secret();
      const nonce = ids.opaque();
      const stateEndsAt = new Date(clock.now().getTime() + signInSeconds * 1_000);
      const state = states.sign(ids.opaque(), stateEndsAt);
      await store.keep(keyOf(state, browserSecret), JSON.stringify({ redirectUri, codeVerifier, nonce }), stateEndsAt);
      const location = await authorizeAddress(entra, { redirectUri, state, nonce, codeVerifier });
      return { location, browserSecret, seconds: signInSeconds, secure: base.startsWith('https:') };
    },

    async finish({ state, code, error, errorDescription }, browserSecret) {
      const isOurs = browserSecret !== '' && states.read(state, clock.now());
      const kept = isOurs ? await store.take(keyOf(state, browserSecret), clock.now()) : undefined;
      if (kept === undefined) throw answerRefused();
      if (!code) throw consentRefusedByEntra(error ?? '', errorDescription ?? '', options.entraPages);
      const { redirectUri, codeVerifier, nonce } = begun.parse(JSON.parse(kept));
      const trip = { code, redirectUri, codeVerifier, nonce };
      // A sign-in that works must not give way to one that does not.
      const tried = await redeemCode(entra, trip)
        .then(options.tryOut)
        .catch((thrown) => {
          throw consentError(thrown, options.entraPages);
        });
      await options.replaceTokens(tried.tokens);
      return tried.finished;
    },
  };
}

/** Another browser's secret leads to another key: it finds nothing, and takes nothing away. */
function keyOf(state: string, browserSecret: string): string {
  return createHash('sha256').update(`${state}.${browserSecret}`).digest('base64url');
}

/** One sentence for every link that is not taken: whoever tries links learns nothing. */
function linkRefused(): AppError {
  const remedy = 'Make a new one with the command npm run consent, with the same settings as the bot.';
  return new AppError('consent.refused', 'This link is not valid: it may be used already, or too old.', remedy);
}

function answerRefused(): AppError {
  const remedy = 'Make a new link with the command npm run consent, and open it in the browser in which you sign in.';
  return new AppError('consent.refused', 'This sign-in was not begun in this browser, or too long ago.', remedy);
}
