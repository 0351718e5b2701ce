import type { AccessToken, Clock, RefreshTokenStore, SignInHealth } from '../flows/ports.ts';
import { type EntraOptions, requestToken } from './entra-token.ts';
import { SignInFailed, signInError, signInUnavailable } from './sign-in-error.ts';
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
}

/** The sign-in as those hold it who look after it. */
export interface PartnerCenterSignIn extends SignIn, SignInHealth {
  token(signal?: AbortSignal): Promise<string>;
  /**
   * Stores the refresh token of a new consent, forgets what failed before, and signs in with it at once; other processes
   * do at their next attempt. Only for app+user sign-in.
   * @throws AppError `signIn.unavailable` when it could not be stored; `signIn.failed` and `signIn.unavailable` also when
   * it is stored and does not work, or not yet
   */
  replaceRefreshToken(refreshToken: string): Promise<void>;
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
  let failure: SignInFailed | undefined;

  function isGood({ expiresAt }: AccessToken): boolean {
    return expiresAt.getTime() - clock.now().getTime() > marginMs;
  }

  async function signInOnce(): Promise<string> {
    try {
      current = await (userTokens ? userTokens.acquire(refused) : requestToken(options, undefined));
      failure = undefined;
      return current.accessToken;
    } catch (thrown) {
      const error = signInError(thrown);
      if (error instanceof SignInFailed) failure = error;
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

  return {
    token,
    renew(token) {
      if (current?.accessToken !== token) return;
      current = undefined;
      refused = token;
    },
    failure: () => failure,
    async replaceRefreshToken(refreshToken) {
      if (!userTokens) throw new Error('The app signs in alone: there is no refresh token.');
      await userTokens.replace(refreshToken);
      // One that began before may still end in its own way.
      await settled();
      current = undefined;
      failure = undefined;
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
