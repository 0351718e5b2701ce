import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { createRequestTables } from './migrations/0001-request-tables.ts';
import { createAuditTable } from './migrations/0002-audit-table.ts';
import { createChatTables } from './migrations/0003-chat-tables.ts';
import { createRefreshTokenTable } from './migrations/0004-refresh-token-table.ts';
import { createNoticeTable } from './migrations/0005-notice-table.ts';
import { createValidationCheckTable } from './migrations/0006-validation-check-table.ts';
import { createConsentTables } from './migrations/0007-consent-tables.ts';
import type { Tables } from './tables.ts';

/** In their order, which is the names' order. A migration that was released is never changed: the next one corrects it. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-request-tables': { up: createRequestTables },
  '0002-audit-table': { up: createAuditTable },
  '0003-chat-tables': { up: createChatTables },
  '0004-refresh-token-table': { up: createRefreshTokenTable },
  '0005-notice-table': { up: createNoticeTable },
  '0006-validation-check-table': { up: createValidationCheckTable },
  '0007-consent-tables': { up: createConsentTables },
};

export const migrationNames: readonly string[] = Object.keys(migrations);

/** Brings the tables up to date, all or nothing. Several processes may start at once: Kysely's lock lets one do it. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
