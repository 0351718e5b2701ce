import type { RefreshTokenStore } from '../flows/ports.ts';
import type { Finding } from './finding.ts';

/** Where a sign-in on behalf of the consenting user may take its refresh token from. */
export type TokenAccess =
  | { readonly from: 'store'; readonly store: RefreshTokenStore }
  /** `fails`: it says that its sign-in does not work. */
  | { readonly from: 'running bot'; readonly fails: boolean }
  | { readonly from: 'nowhere' };

export interface CheckedDatabase {
  readonly finding: Finding;
  readonly tokens: TokenAccess;
}

/**
 * The refresh token of the settings, where there is no table yet to keep a rotated one in. The bot uses the same one at
 * its first start: Entra takes a refresh token again that was used before. Source: Microsoft identity platform, "Refresh
 * tokens in the Microsoft identity platform", read 2026-11-21.
 */
export function tokenOfSettings(refreshToken: string | undefined): TokenAccess {
  return {
    from: 'store',
    store: {
      load: async () => (refreshToken === undefined ? undefined : { refreshToken }),
      save: async () => {},
      exclusively: (work) => work(),
    },
  };
}
