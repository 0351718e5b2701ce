import type { Config } from './config.ts';
import type { Clock, Ids, RefreshTokenStore, Sealer } from './flows/ports/ports.ts';
import { clouds } from './partner-center/clouds.ts';
import type { EntraOptions } from './partner-center/entra-token.ts';
import { seededRefreshTokens } from './partner-center/seeded-refresh-tokens.ts';
import type { SendOptions } from './partner-center/send.ts';
import type { SignIn } from './partner-center/sign-in.ts';
import type { Database } from './storage/database.ts';
import { createRefreshTokenStore } from './storage/refresh-token-store.ts';
import { systemRandom, wait } from './system.ts';

const applicationName = 'Tenant Desk';
const version = '0.1.0';

/** What the settings mean for Partner Center and its sign-in: alike for the bot and for whoever checks it. */
export function entraOptions({ partner }: Config, fetchFn: typeof fetch): EntraOptions {
  const { tenantId, clientId, secret } = partner;
  const { authority, scope } = clouds[partner.cloud];
  return { fetch: fetchFn, authority: partner.authority ?? authority, scope, tenantId, clientId, secret };
}

/** The refresh tokens of the settings and the database; undefined where the app signs in alone. */
export function refreshTokens(
  { partner }: Config,
  database: Pick<Database, 'kysely' | 'exclusively'>,
  sealer: Sealer,
): RefreshTokenStore | undefined {
  if (partner.auth === 'app') return undefined;
  const stored = createRefreshTokenStore(database, sealer, `${partner.tenantId}/${partner.clientId}`);
  return seededRefreshTokens(stored, partner.refreshToken);
}

export function sendOptions(
  { partner }: Config,
  signIn: SignIn,
  { fetch: fetchFn, clock, ids }: { readonly fetch: typeof fetch; readonly clock: Clock; readonly ids: Ids },
): SendOptions {
  return {
    cloud: { endpoint: partner.endpoint ?? clouds[partner.cloud].endpoint },
    signIn,
    fetch: fetchFn,
    clock,
    ids,
    wait,
    random: systemRandom,
    applicationName,
    version,
  };
}
