import type { RefreshTokenStore } from '../flows/ports/ports.ts';
import type { Finding } from './finding.ts';

/** Where a sign-in on behalf of the consenting user may take its refresh token from. */
export type TokenAccess =
  | { readonly from: 'store'; readonly store: RefreshTokenStore }
  /** `fails`: it says that its sign-in does not work. */
  | { readonly from: 'running bot'; readonly fails: boolean }
  /** There is no table yet to keep the token in that comes back: the bot has never been started. */
  | { readonly from: 'settings' }
  | { readonly from: 'nowhere' };

export interface CheckedDatabase {
  readonly finding: Finding;
  readonly tokens: TokenAccess;
}
