import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The Bot Framework's `Storage`, by its shape. */
export interface BotStateStorage {
  read(keys: string[]): Promise<Record<string, unknown>>;
  write(changes: Record<string, unknown>): Promise<void>;
  delete(keys: string[]): Promise<void>;
}

/**
 * Keeps dialog state. The last writer wins, as BotState itself asks for (it writes with the eTag `*`); what must not
 * be lost lives in the request, which has a version.
 */
export function createBotStateStorage(db: Kysely<Tables>): BotStateStorage {
  return {
    async read(keys) {
      if (keys.length === 0) return {};
      const rows = await db.selectFrom('bot_state').selectAll().where('key', 'in', keys).execute();
      return Object.fromEntries(rows.map((row) => [row.key, row.value]));
    },
    async write(changes) {
      const rows = Object.entries(changes).map(([key, value]) => ({ key, value: JSON.stringify(value) }));
      if (rows.length === 0) return;
      await db
        .insertInto('bot_state')
        .values(rows)
        .onConflict((conflict) => conflict.column('key').doUpdateSet((set) => ({ value: set.ref('excluded.value') })))
        .execute();
    },
    async delete(keys) {
      if (keys.length > 0) await db.deleteFrom('bot_state').where('key', 'in', keys).execute();
    },
  };
}
