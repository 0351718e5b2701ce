import { type Kysely, type Selectable, sql } from 'kysely';
import type { Person } from '../domain/person.ts';
import type { Conversation } from '../flows/ports/ports.ts';
import type { ConversationTable, Tables } from './tables.ts';

/** The person's own chat with the bot if it is known, else a conversation that they share. */
export async function findConversation(db: Kysely<Tables>, person: Person): Promise<Conversation | undefined> {
  const rows = await db
    .selectFrom('conversation')
    .selectAll()
    .where('tenant_id', '=', person.tenantId.toLowerCase())
    .where('object_id', '=', person.objectId.toLowerCase())
    .orderBy('seen_at', 'desc')
    .execute();
  const row = rows.find(({ conversation_type }) => conversation_type === 'personal') ?? rows[0];
  return row && conversationOf(row);
}

export async function findSharedConversation(db: Kysely<Tables>, person: Person): Promise<Conversation | undefined> {
  const row = await db
    .selectFrom('conversation')
    .selectAll()
    .where('tenant_id', '=', person.tenantId.toLowerCase())
    .where('object_id', '=', person.objectId.toLowerCase())
    .where('conversation_type', '<>', 'personal')
    .orderBy('seen_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && conversationOf(row);
}

export async function findPeople(
  db: Kysely<Tables>,
  tenantId: string,
  text: string,
  limit: number,
): Promise<readonly Person[]> {
  const rows = await db
    .selectFrom('conversation')
    .select(['tenant_id', 'object_id', 'name'])
    .where('tenant_id', '=', tenantId.toLowerCase())
    .where('conversation_type', '=', 'personal')
    .where('name', '<>', '')
    .where(sql<boolean>`strpos(lower(name), lower(${text})) > 0`)
    .orderBy('name')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ tenantId: row.tenant_id, objectId: row.object_id, name: row.name }));
}

export async function findPeopleByIds(
  db: Kysely<Tables>,
  tenantId: string,
  objectIds: readonly string[],
): Promise<readonly Person[]> {
  if (objectIds.length === 0) return [];
  // A chat that the bot opened by an object id has no name: another conversation may.
  const rows = await db
    .selectFrom('conversation')
    .select(['tenant_id', 'object_id', 'name'])
    .distinctOn('object_id')
    .where('tenant_id', '=', tenantId.toLowerCase())
    .where(
      'object_id',
      'in',
      objectIds.map((id) => id.toLowerCase()),
    )
    .where('name', '<>', '')
    .orderBy('object_id')
    .orderBy('seen_at', 'desc')
    .execute();
  const people = rows.map((row) => ({ tenantId: row.tenant_id, objectId: row.object_id, name: row.name }));
  return people.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export async function findPersonalChat(
  db: Kysely<Tables>,
  objectId: string,
  tenantId?: string,
): Promise<Conversation | undefined> {
  const row = await db
    .selectFrom('conversation')
    .selectAll()
    .where('object_id', '=', objectId.toLowerCase())
    .where('conversation_type', '=', 'personal')
    .$if(tenantId !== undefined, (query) => query.where('tenant_id', '=', (tenantId ?? '').toLowerCase()))
    .executeTakeFirst();
  return row && conversationOf(row);
}

/** The latest conversation of each type is the one that is kept. */
export async function rememberConversation(db: Kysely<Tables>, conversation: Conversation, at: Date): Promise<void> {
  const { person, conversationType } = conversation;
  const latest = {
    name: person.name,
    conversation_id: conversation.conversationId,
    service_url: conversation.serviceUrl,
    user_id: conversation.userId,
    bot_id: conversation.botId,
    seen_at: at,
    // A chat that the bot opened by itself tells no language: the one that the person used there before stays.
    ...(conversation.locale ? { locale: conversation.locale } : {}),
    ...(conversation.timeZone ? { time_zone: conversation.timeZone } : {}),
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

/** One statement: whoever is seen, or begins a request, at the same moment is not forgotten. */
export async function forgetConversations(
  db: Kysely<Tables>,
  seenBefore: Date,
  keptObjectIds: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('conversation')
    .where('seen_at', '<=', seenBefore)
    .$if(keptObjectIds.length > 0, (query) =>
      query.where(
        'object_id',
        'not in',
        keptObjectIds.map((id) => id.toLowerCase()),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('request')
            .select('request.id')
            .whereRef('request.owner_tenant_id', '=', 'conversation.tenant_id')
            .whereRef('request.owner_object_id', '=', 'conversation.object_id')
            .where('request.erased_at', 'is', null),
        ),
      ),
    )
    .execute();
}

function conversationOf(row: Selectable<ConversationTable>): Conversation {
  return {
    person: { tenantId: row.tenant_id, objectId: row.object_id, name: row.name },
    conversationId: row.conversation_id,
    conversationType: row.conversation_type,
    serviceUrl: row.service_url,
    userId: row.user_id,
    botId: row.bot_id,
    ...(row.locale === null ? {} : { locale: row.locale }),
    ...(row.time_zone === null ? {} : { timeZone: row.time_zone }),
  };
}
