import type { Kysely } from 'kysely';
import type { ConsentStore, Sealer } from '../flows/ports/ports.ts';
import { sealedSchema } from './sealed.ts';
import type { Tables } from './tables.ts';

/** What is remembered of consents under way. All of it ends within minutes, and is removed then. */
export function createConsentStore(db: Kysely<Tables>, sealer: Sealer): ConsentStore {
  return {
    async useLink(linkId, expiresAt) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('used_consent_link')
        .values({ id: linkId, expires_at: expiresAt })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async keep(key, secret, expiresAt) {
      const sealed = JSON.stringify(sealer.seal(secret, consentContext(key)));
      await db.insertInto('pending_consent').values({ key, sealed, expires_at: expiresAt }).execute();
    },
    async take(key, now) {
      const row = await db
        .deleteFrom('pending_consent')
        .where('key', '=', key)
        .returning(['sealed', 'expires_at'])
        .executeTakeFirst();
      return row && row.expires_at > now ? sealer.open(sealedSchema.parse(row.sealed), consentContext(key)) : undefined;
    },
    async removeExpired(now) {
      await db.deleteFrom('used_consent_link').where('expires_at', '<=', now).execute();
      await db.deleteFrom('pending_consent').where('expires_at', '<=', now).execute();
    },
  };
}

/** What a consent under way is bound to. */
export function consentContext(key: string): string {
  return `consent:${key}`;
}
