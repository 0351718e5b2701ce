import type { AccessToken, RefreshTokenStore, StoredTokens } from '../flows/ports/ports.ts';
import { type EntraOptions, requestToken } from './entra-token.ts';
import { refreshTokenMissing, storeError } from './sign-in-error.ts';

/** The tokens of the consenting user, which every process shares. */
export interface UserTokens {
  /**
   * An access token: the one that another process got meanwhile, or a new one from Entra. `refused` is none.
   * @throws AppError `signIn.failed`, `signIn.unavailable`; msal's errors
   */
  acquire(refused: string | undefined): Promise<AccessToken>;
  /** Stores the tokens of a new consent in place of whatever is stored. @throws AppError `signIn.unavailable` */
  replace(tokens: StoredTokens): Promise<void>;
}

/**
 * Loads the refresh token, uses it, and saves the one that comes back, all while nobody else does: of two processes
 * that want a token at the same moment the second finds the first one's.
 */
export function createUserTokens(
  options: EntraOptions,
  store: RefreshTokenStore,
  isGood: (access: AccessToken) => boolean,
): UserTokens {
  /** A rotated token that could not be saved: it is used next, as long as the store holds the one that it replaces. */
  let unsaved: { readonly replaces: string; readonly refreshToken: string } | undefined;
  /** Before that, another process's token would only hide that this one's own settings are wrong. */
  let hasSignedIn = false;

  async function refresh(refused: string | undefined): Promise<AccessToken> {
    const loaded = await stored(() => store.load());
    const shared = hasSignedIn && loaded?.access?.accessToken !== refused ? loaded?.access : undefined;
    if (shared && isGood(shared)) return shared;
    const { refreshToken: rotated, ...access } = await requestToken(options, tokenToUse(loaded));
    if (loaded && rotated) {
      unsaved = { replaces: loaded.refreshToken, refreshToken: rotated };
      await stored(() => store.save({ refreshToken: rotated, access }));
      unsaved = undefined;
    }
    hasSignedIn = true;
    return access;
  }

  function tokenToUse(loaded: StoredTokens | undefined): string {
    if (!loaded) throw refreshTokenMissing();
    return unsaved?.replaces === loaded.refreshToken ? unsaved.refreshToken : loaded.refreshToken;
  }

  return {
    async acquire(refused) {
      // What went wrong within is told apart from a turn that never came.
      const [outcome] = await stored(() => store.exclusively(() => Promise.allSettled([refresh(refused)])));
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    },
    replace: (tokens) => stored(() => store.exclusively(() => store.save(tokens))),
  };
}

async function stored<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeError(error);
  }
}
