import type { CustomerRequest } from '../../domain/request.ts';
import type { Conversation, Store } from '../ports/ports.ts';

/**
 * A conversation with an approver, or else what it takes to open their own chat: their Entra object id, and how the bot
 * reaches the owner of the request, who is of the same tenant. Undefined where it knows neither of them.
 */
export async function approverPlace(
  store: Pick<Store, 'findConversation'>,
  { owner }: Pick<CustomerRequest, 'owner'>,
  objectId: string,
): Promise<Conversation | undefined> {
  const person = { tenantId: owner.tenantId, objectId, name: '' };
  const known = await store.findConversation(person);
  if (known) return known;
  const owners = await store.findConversation(owner);
  if (!owners) return undefined;
  // The owner's language and time zone are not theirs.
  const { conversationId, serviceUrl, botId } = owners;
  // Source: Teams, "Send proactive messages": a member may be named by the Entra object id.
  return { person, userId: objectId, conversationId, conversationType: 'groupChat', serviceUrl, botId };
}
