import type { Kysely } from 'kysely';
import type { RefreshTokenStore, Sealer } from '../flows/ports.ts';
import { sealedSchema } from './sealed.ts';
import type { Tables } from './tables.ts';

/** Keeps one refresh token, sealed; `name` tells apart the tokens of different app registrations. */
export function createRefreshTokenStore(db: Kysely<Tables>, sealer: Sealer, name: string): RefreshTokenStore {
  const context = `refresh-token:${name}`;
  return {
    async load() {
      const row = await db.selectFrom('refresh_token').select('sealed').where('name', '=', name).executeTakeFirst();
      return row && sealer.open(sealedSchema.parse(row.sealed), context);
    },
    async save(token) {
      const sealed = JSON.stringify(sealer.seal(token, context));
      await db
        .insertInto('refresh_token')
        .values({ name, sealed })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ sealed }))
        .execute();
    },
  };
}
