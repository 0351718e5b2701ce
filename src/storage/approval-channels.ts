import type { Kysely } from 'kysely';
import type { ApprovalChannel } from '../flows/ports/ports.ts';
import type { Tables } from './tables.ts';

export async function findApprovalChannel(db: Kysely<Tables>, tenantId: string): Promise<ApprovalChannel | undefined> {
  const row = await db
    .selectFrom('approval_channel')
    .selectAll()
    .where('tenant_id', '=', tenantId.toLowerCase())
    .executeTakeFirst();
  return (
    row && {
      tenantId: row.tenant_id,
      conversationId: row.conversation_id,
      serviceUrl: row.service_url,
      botId: row.bot_id,
      locale: row.locale,
    }
  );
}

/** The latest one is the one. */
export async function setApprovalChannel(
  db: Kysely<Tables>,
  tenantId: string,
  channel: Omit<ApprovalChannel, 'tenantId'> | undefined,
): Promise<void> {
  const tenant_id = tenantId.toLowerCase();
  if (!channel) {
    await db.deleteFrom('approval_channel').where('tenant_id', '=', tenant_id).execute();
    return;
  }
  const place = {
    conversation_id: channel.conversationId,
    service_url: channel.serviceUrl,
    bot_id: channel.botId,
    locale: channel.locale,
  };
  await db
    .insertInto('approval_channel')
    .values({ tenant_id, ...place })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(place))
    .execute();
}
