import type { Clock, RefreshTokenStore } from '../flows/ports.ts';
import { type EntraOptions, requestToken } from './entra-token.ts';
import { refreshTokenMissing, signInError, signInUnavailable } from './sign-in-error.ts';

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

const marginMs = 5 * 60_000;

/** Signs in when a token is needed, one sign-in at a time, and keeps the token until shortly before its end. */
export function createSignIn(options: SignInOptions): SignIn {
  const { clock, refreshTokens } = options;
  let current: { readonly accessToken: string; readonly expiresAt: Date } | undefined;
  let pending: Promise<string> | undefined;
  /** A rotated token that could not be saved: the one in the store may be spent, so this one is used next. */
  let unsaved: string | undefined;

  async function refreshTokenToUse(store: RefreshTokenStore): Promise<string> {
    const token = unsaved ?? (await stored(() => store.load()));
    if (!token) throw refreshTokenMissing();
    return token;
  }

  async function acquire(): Promise<string> {
    const refreshToken = refreshTokens && (await refreshTokenToUse(refreshTokens));
    const { refreshToken: rotated, ...token } = await requestToken(options, refreshToken);
    if (refreshTokens && rotated) {
      unsaved = rotated;
      await stored(() => refreshTokens.save(rotated));
      unsaved = undefined;
    }
    current = token;
    return token.accessToken;
  }

  async function signInOnce(): Promise<string> {
    try {
      return await acquire();
    } catch (error) {
      throw signInError(error);
    } finally {
      pending = undefined;
    }
  }

  return {
    async token(signal) {
      const isGood = current && current.expiresAt.getTime() - clock.now().getTime() > marginMs;
      if (current && isGood) return current.accessToken;
      pending ??= signInOnce();
      return untilAborted(pending, signal);
    },
    renew(refused) {
      if (current?.accessToken === refused) current = undefined;
    },
  };
}

async function stored<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw signInUnavailable('The refresh token could not be read or saved.', error);
  }
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
