import { z } from 'zod';
import type { RefreshTokenStore, Sealer, StoredTokens } from '../flows/ports/ports.ts';
import type { Database } from './database.ts';
import { sealedSchema } from './sealed.ts';

const tokensSchema = z.object({
  refreshToken: z.string(),
  access: z.object({ accessToken: z.string(), expiresAt: z.coerce.date() }).exactOptional(),
  seeds: z.array(z.string()).exactOptional(),
});

/** Keeps the tokens of one sign-in, sealed as a whole; `name` tells apart the sign-ins of different app registrations. */
export function createRefreshTokenStore(
  { kysely, exclusively }: Pick<Database, 'kysely' | 'exclusively'>,
  sealer: Sealer,
  name: string,
): RefreshTokenStore {
  const context = refreshTokenContext(name);
  return {
    async load() {
      const row = await kysely.selectFrom('refresh_token').select('sealed').where('name', '=', name).executeTakeFirst();
      return row && read(sealer.open(sealedSchema.parse(row.sealed), context));
    },
    async save(tokens) {
      const sealed = JSON.stringify(sealer.seal(JSON.stringify(tokens), context));
      await kysely
        .insertInto('refresh_token')
        .values({ name, sealed })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ sealed }))
        .execute();
    },
    exclusively: (work) => exclusively(context, work),
  };
}

/** What the tokens of a sign-in are bound to. */
export function refreshTokenContext(name: string): string {
  return `refresh-token:${name}`;
}

/** Rows as they were written at first hold one seed's fingerprint (or nothing), a dot, and the refresh token. */
function read(text: string): StoredTokens {
  if (text.startsWith('{')) return tokensSchema.parse(JSON.parse(text));
  const dot = text.indexOf('.');
  const seed = text.slice(0, dot);
  return { refreshToken: text.slice(dot + 1), seeds: seed === '' ? [] : [seed] };
}
