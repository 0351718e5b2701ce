import type { Kysely } from 'kysely';
import type { Person } from '../domain/person.ts';
import type { Conversation } from '../flows/ports.ts';
import type { Tables } from './tables.ts';

/** The person's own chat with the bot if it is known, else a conversation that they share. */
export async function findConversation(db: Kysely<Tables>, person: Person): Promise<Conversation | undefined> {
  const rows = await db
    .selectFrom('conversation')
    .selectAll()
    .where('tenant_id', '=', person.tenantId.toLowerCase())
    .where('object_id', '=', person.objectId.toLowerCase())
    .execute();
  const row = rows.find(({ conversation_type }) => conversation_type === 'personal') ?? rows[0];
  return (
    row && {
      person: { tenantId: row.tenant_id, objectId: row.object_id, name: row.name },
      conversationId: row.conversation_id,
      conversationType: row.conversation_type,
      serviceUrl: row.service_url,
      userId: row.user_id,
      botId: row.bot_id,
    }
  );
}

/** The latest conversation of each type is the one that is kept. */
export async function rememberConversation(db: Kysely<Tables>, conversation: Conversation): Promise<void> {
  const { person, conversationType } = conversation;
  const latest = {
    name: person.name,
    conversation_id: conversation.conversationId,
    service_url: conversation.serviceUrl,
    user_id: conversation.userId,
    bot_id: conversation.botId,
  };
  await db
    .insertInto('conversation')
    .values({
      tenant_id: person.tenantId.toLowerCase(),
      object_id: person.objectId.toLowerCase(),
      conversation_type: conversationType,
      ...latest,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'object_id', 'conversation_type']).doUpdateSet(latest))
    .execute();
}
