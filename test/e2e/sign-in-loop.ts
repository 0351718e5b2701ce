import { randomBytes } from 'node:crypto';
import { readConfig } from '../../src/config.ts';
import { clouds } from '../../src/partner-center/clouds.ts';
import { seededRefreshTokens } from '../../src/partner-center/seeded-refresh-tokens.ts';
import { createSignIn } from '../../src/partner-center/sign-in.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createRefreshTokenStore } from '../../src/storage/refresh-token-store.ts';
import { createSealer } from '../../src/storage/sealing.ts';
import { systemClock } from '../../src/system.ts';
import { silentLog } from '../storage/support/test-database.ts';

/**
 * A process of its own that signs in with the program's settings so many times: in the first half its token is refused
 * each time, in the second half each token has come to its end. Prints how often it got in and how often it asked Entra.
 */
const rounds = Number(process.argv[2]);
const { partner, databaseUrl, sealingKeys } = readConfig(process.env);
const database = await openDatabase({ databaseUrl, dataDir: '', clock: systemClock, log: silentLog });
let hoursAhead = 0;
let asked = 0;
const store = createRefreshTokenStore(database, createSealer(sealingKeys, randomBytes), partner.clientId);
const signIn = createSignIn({
  fetch: (input, init) => {
    asked += 1;
    return fetch(input, init);
  },
  clock: { now: () => new Date(Date.now() + hoursAhead * 3_600_000) },
  authority: partner.authority ?? '',
  scope: clouds.global.scope,
  tenantId: partner.tenantId,
  clientId: partner.clientId,
  secret: partner.secret,
  refreshTokens: seededRefreshTokens(store, partner.refreshToken),
});
let signedIn = 0;
try {
  for (let round = 0; round < rounds; round += 1) {
    const token = await signIn.token();
    signedIn += 1;
    if (round < rounds / 2) signIn.renew(token);
    else hoursAhead += 1;
  }
} finally {
  process.stdout.write(`${JSON.stringify({ signedIn, asked })}\n`);
  await database.close();
}
