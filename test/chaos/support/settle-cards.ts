import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { buttons, type CardNode, isCard, text } from '../../support/card.ts';
import type { TeamsUser } from '../../support/teams-user.ts';

/** How the cards about a person's requests stood when their time was up. */
export interface SettledCards {
  /** They show the request's true state by themselves. */
  readonly right: number;
  /** Nobody knows of them, as their process died while it sent them: they show the true state at the next click. */
  readonly byClick: number;
  /** What the others show. */
  readonly wrong: readonly string[];
}

interface ShownCard {
  readonly messageId: string;
  readonly conversationId: string;
  readonly requestId: string;
  readonly card: CardNode;
}

/** Longer than the sweep's interval and quiet time together, and a slow machine's. */
const boundMs = 60_000;

/** Chats that the bot opens by itself have this id at the fake connector. */
export const openedChat = 'a:personal-chat';

/** Waits until every card about the person's requests shows what is true, and clicks on those that never will by themselves. */
export async function settleCards(user: TeamsUser): Promise<SettledCards> {
  const end = Date.now() + boundMs;
  let left = await untrueCards(user);
  while (left.length > 0 && Date.now() < end) {
    await sleep(250);
    left = await untrueCards(user);
  }
  const byClick: ShownCard[] = [];
  const wrong: string[] = [];
  for (const shown of left) {
    if (await isSettledByClick(user, shown)) byClick.push(shown);
    else wrong.push(`${shown.messageId}: ${text(shown.card).replaceAll('\n', ' | ')}`);
  }
  return { right: shownCards(user).length - left.length, byClick: byClick.length, wrong };
}

async function untrueCards(user: TeamsUser): Promise<readonly ShownCard[]> {
  const all = shownCards(user);
  const truth = new Map<string, unknown>();
  for (const requestId of new Set(all.map((shown) => shown.requestId))) {
    truth.set(requestId, seen(await view(user, requestId, '', 'automatic')));
  }
  return all.filter(({ card, requestId }) => !isDeepStrictEqual(seen(card), truth.get(requestId)));
}

function shownCards(user: TeamsUser): readonly ShownCard[] {
  return [...new Set([user.conversationId, openedChat])].flatMap((conversationId) =>
    user.options.connector.messages(conversationId).flatMap(({ id: messageId, attachments }) => {
      const card = attachments?.[0]?.content;
      const requestId = isCard(card) ? requestOf(card) : undefined;
      if (!isCard(card) || !requestId) return [];
      // Everybody's opened chat is one and the same here.
      if (conversationId === openedChat && !refreshOf(card)?.userIds.includes(user.id)) return [];
      return [{ messageId, conversationId, requestId, card }];
    }),
  );
}

interface Refresh {
  readonly action: { readonly data: { readonly requestId: string } };
  readonly userIds: readonly string[];
}

function refreshOf(card: CardNode): Refresh | undefined {
  return card.refresh as Refresh | undefined;
}

/** The request that the card is about: what its client would refresh it with, or its form's buttons. A list is about none. */
function requestOf(card: CardNode): string | undefined {
  const form = buttons(card).find(({ verb }) => String(verb).startsWith('draft.') || verb === 'request.submit');
  const data = form?.data as { readonly requestId?: string } | undefined;
  return refreshOf(card)?.action.data.requestId ?? data?.requestId;
}

/** What a person sees of a card. */
function seen(card: unknown): unknown {
  return isCard(card) ? { body: card.body, actions: card.actions } : card;
}

/** The request's card as the bot answers with it now: to a client that repaints by itself, or to a click. */
async function view(user: TeamsUser, requestId: string, messageId: string, trigger: string): Promise<unknown> {
  const action = { type: 'Action.Execute', verb: 'request.view', data: { requestId } };
  const value = { action, trigger };
  const answer = await user.invoke(
    user.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId, value }),
  );
  return answer.value;
}

async function isSettledByClick(
  user: TeamsUser,
  { requestId, messageId, conversationId }: ShownCard,
): Promise<boolean> {
  await view(user, requestId, messageId, 'manual');
  const end = Date.now() + boundMs;
  for (;;) {
    const untrue = await untrueCards(user);
    if (!untrue.some((shown) => shown.messageId === messageId && shown.conversationId === conversationId)) return true;
    if (Date.now() > end) return false;
    await sleep(250);
  }
}
