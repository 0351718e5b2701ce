import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { createRequestTables } from './migrations/0001-request-tables.ts';
import { createAuditTable } from './migrations/0002-audit-table.ts';
import { createChatTables } from './migrations/0003-chat-tables.ts';
import { createRefreshTokenTable } from './migrations/0004-refresh-token-table.ts';
import { createNoticeTable } from './migrations/0005-notice-table.ts';
import { createValidationCheckTable } from './migrations/0006-validation-check-table.ts';
import { createConsentTables } from './migrations/0007-consent-tables.ts';
import { createSignInOutageTable } from './migrations/0008-sign-in-outage-table.ts';
import { chainAudit } from './migrations/0009-audit-chain.ts';
import { createPendingPostTable } from './migrations/0010-pending-posts.ts';
import { createPasswordResetTable } from './migrations/0011-password-resets.ts';
import { addErasure } from './migrations/0012-erasure.ts';
import { addCompanyKey } from './migrations/0013-company-key.ts';
import { boundAuditPositions } from './migrations/0014-audit-positions.ts';
import { addMessageAudience } from './migrations/0015-message-audience.ts';
import { createRequestNoticeTable } from './migrations/0016-request-notices.ts';
import { addCredentialHolder } from './migrations/0017-credential-holder.ts';
import { addApprovals } from './migrations/0018-approvals.ts';
import { createApprovalChannelTable } from './migrations/0019-approval-channel.ts';
import { createWebhookEventTable } from './migrations/0020-webhook-events.ts';
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
  '0008-sign-in-outage-table': { up: createSignInOutageTable },
  '0009-audit-chain': { up: chainAudit },
  '0010-pending-posts': { up: createPendingPostTable },
  '0011-password-resets': { up: createPasswordResetTable },
  '0012-erasure': { up: addErasure },
  '0013-company-key': { up: addCompanyKey },
  '0014-audit-positions': { up: boundAuditPositions },
  '0015-message-audience': { up: addMessageAudience },
  '0016-request-notices': { up: createRequestNoticeTable },
  '0017-credential-holder': { up: addCredentialHolder },
  '0018-approvals': { up: addApprovals },
  '0019-approval-channel': { up: createApprovalChannelTable },
  '0020-webhook-events': { up: createWebhookEventTable },
};

export const migrationNames: readonly string[] = Object.keys(migrations);

/** Brings the tables up to date, all or nothing. Several processes may start at once: Kysely's lock lets one do it. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
