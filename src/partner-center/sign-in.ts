import type { AppError } from '../errors.ts';
import type { AccessToken, Clock, RefreshTokenStore, StoredTokens } from '../flows/ports/ports.ts';
import { type EntraOptions, requestToken } from './entra-token.ts';
import { SignInFailed, signInError, signInUnavailable } from './sign-in-error.ts';
import { signInRefused } from './sign-in-refusal.ts';
import { createUserTokens } from './user-tokens.ts';

export interface SignInOptions extends EntraOptions {
  readonly clock: Clock;
  /** Present for app+user sign-in, absent for the app alone. */
  readonly refreshTokens?: RefreshTokenStore;
}

export interface SignIn {
  /**
   * An access token for Partner Center, good for five minutes at least. The signal ends the waiting, not the sign-in
   * that others wait for too.
   * @throws AppError `signIn.failed`, `signIn.unavailable`, both with retry class `safe`
   */
  token(signal?: AbortSignal): Promise<string>;
  /** Drops the token that Partner Center refused; a newer one stays. */
  renew(refused: string): void;
  /** Partner Center let the token in. */
  accept(token: string): void;
  /**
   * Partner Center does not let the token in, whatever it is used for: nobody gets in until it accepts one.
   * @returns what the call ends with, `signIn.failed`
   */
  refuse(token: string, answer: AppError): AppError;
}

/** The sign-in as those hold it who look after it. */
export interface PartnerCenterSignIn extends SignIn {
  /** Why nobody gets in, until somebody does: past Entra, or past Partner Center. Undefined also while Entra is merely away. */
  failure(): SignInFailed | undefined;
  /** Whether Partner Center accepted the token that is in use. Nobody knows before the first call with it. */
  isAccepted(): boolean;
  /**
   * Stores the tokens of a new consent, forgets what failed before, and uses them at once; other processes do at their
   * next attempt. Only for app+user sign-in.
   * @throws AppError `signIn.unavailable` when they could not be stored; `signIn.failed` and `signIn.unavailable` also when
   * a refresh token alone is stored and does not work, or not yet
   */
  replaceTokens(tokens: StoredTokens): Promise<void>;
  /** Resolves when no sign-in is under way: before the database closes, so that no rotated token is lost. */
  settled(): Promise<void>;
}

const marginMs = 5 * 60_000;

/** Signs in when a token is needed, one sign-in at a time, and keeps the token until shortly before its end. */
export function createSignIn(options: SignInOptions): PartnerCenterSignIn {
  const { clock, refreshTokens } = options;
  const userTokens = refreshTokens && createUserTokens(options, refreshTokens, isGood);
  let current: AccessToken | undefined;
  let refused: string | undefined;
  let pending: Promise<string> | undefined;
  let accepted: string | undefined;
  /** Kept apart: that Entra gives another token says nothing of what Partner Center has against it. */
  let failures: { readonly entra?: SignInFailed | undefined; readonly partnerCenter?: SignInFailed | undefined } = {};

  function isGood({ expiresAt }: AccessToken): boolean {
    return expiresAt.getTime() - clock.now().getTime() > marginMs;
  }

  async function signInOnce(): Promise<string> {
    try {
      current = await (userTokens ? userTokens.acquire(refused) : requestToken(options, undefined));
      failures = { ...failures, entra: undefined };
      return current.accessToken;
    } catch (thrown) {
      const error = signInError(thrown);
      if (error instanceof SignInFailed) failures = { ...failures, entra: error };
      throw error;
    } finally {
      pending = undefined;
    }
  }

  async function token(signal?: AbortSignal): Promise<string> {
    if (current && isGood(current)) return current.accessToken;
    pending ??= signInOnce();
    return untilAborted(pending, signal);
  }

  async function settled(): Promise<void> {
    await pending?.catch(() => {});
  }

  function drop(token: string): void {
    current = undefined;
    accepted = undefined;
    refused = token;
  }

  return {
    token,
    renew(token) {
      if (current?.accessToken === token) drop(token);
    },
    accept(token) {
      // Of an older one it says nothing about the sign-in of now.
      if (current?.accessToken !== token) return;
      accepted = token;
      failures = { ...failures, partnerCenter: undefined };
    },
    refuse(token, answer) {
      const failure = signInRefused(answer, userTokens ? 'user' : 'app');
      if (current?.accessToken !== token) return failure;
      failures = { ...failures, partnerCenter: failure };
      // Another process may have the tokens of a new consent by now.
      drop(token);
      return failure;
    },
    failure: () => failures.entra ?? failures.partnerCenter,
    isAccepted: () => current !== undefined && current.accessToken === accepted,
    async replaceTokens(tokens) {
      if (!userTokens) throw new Error('The app signs in alone: there is no refresh token.');
      await userTokens.replace(tokens);
      // One that began before may still end in its own way.
      await settled();
      current = tokens.access;
      failures = {};
      await token();
    },
    settled,
  };
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => reject(signInUnavailable('The sign-in did not end in time.', signal.reason));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    const forget = () => signal.removeEventListener('abort', stop);
    work.then(forget, forget);
  });
  return Promise.race([work, aborted]);
}
