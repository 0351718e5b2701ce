import type { AppError } from '../../errors.ts';

/** Where the bot's consent page is, and where Entra sends people back to: to be registered as a redirect address. */
export const consentPath = '/auth/partner-center';

/** The way by which a person of the partner lets this program sign in to Partner Center on their behalf. */
export interface Consent {
  /** Whether the link is one of ours and not too old. Uses nothing up. @throws AppError `consent.refused` */
  look(link: string): void;
  /** Uses the link up. @throws AppError `consent.refused` */
  begin(link: string): Promise<BegunConsent>;
  /**
   * Takes what Entra sent the person back with, once, signs in with it, and keeps it unless Partner Center refuses it.
   * @throws AppError `consent.refused` when it was not begun in this browser, or too long ago; `signIn.failed`,
   * `signIn.unavailable` with what Entra has against it; `partnerCenter.refused` with what Partner Center has. Nothing is
   * changed then: what was in use before stays so.
   */
  finish(answer: ConsentAnswer, browserSecret: string): Promise<FinishedConsent>;
}

export interface BegunConsent {
  /** Where the person signs in. */
  readonly location: string;
  /** Proves later that it is the same browser; 43 to 128 letters, digits, `-` and `_`. */
  readonly browserSecret: string;
  /** So many seconds there are to sign in. */
  readonly seconds: number;
  /** Whether the bot's public address is https. */
  readonly secure: boolean;
}

/** The query of Entra's redirect. Source: Microsoft identity platform, "OAuth 2.0 authorization code flow". */
export interface ConsentAnswer {
  readonly state: string;
  readonly code?: string | undefined;
  readonly error?: string | undefined;
  readonly errorDescription?: string | undefined;
}

/** The sign-in is stored, and in use from now on. */
export interface FinishedConsent {
  /** The partner, by name where Partner Center tells it. */
  readonly partner: string;
  /** Why nobody knows yet whether Partner Center takes it. */
  readonly problem?: AppError;
}

/** What is remembered of consents, for every process that shares the database. */
export interface ConsentStore {
  /** False when the link was used before. It is remembered until the link would have ended by itself. */
  useLink(linkId: string, expiresAt: Date): Promise<boolean>;
  /** Keeps a secret, sealed. */
  keep(key: string, secret: string, expiresAt: Date): Promise<void>;
  /** Gives the secret out and forgets it; undefined when there is none, or its time is over. */
  take(key: string, now: Date): Promise<string | undefined>;
  removeExpired(now: Date): Promise<void>;
}
