import { ActivityTypes, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { AdaptiveCard } from './render.ts';

/**
 * Answers to invokes: HTTP 200 always, and always a well-formed body; anything else makes Teams show "Unable to reach app"
 * and send the click again. Source: Adaptive Cards, "Universal Action Model", response format.
 */

const cardType = 'application/vnd.microsoft.card.adaptive';
const messageType = 'application/vnd.microsoft.activity.message';
const searchType = 'application/vnd.microsoft.search.searchResponse';

export interface SearchResult {
  readonly title: string;
  readonly value: string;
}

/** Replaces the clicked card, for the clicking client. */
export async function answerCard(context: TurnContext, card: AdaptiveCard): Promise<void> {
  await answer(context, { statusCode: 200, type: cardType, value: card });
}

/** One sentence to the clicking person; the card stays as it is. */
export async function answerMessage(context: TurnContext, text: string): Promise<void> {
  await answer(context, { statusCode: 200, type: messageType, value: text });
}

export async function answerSearch(context: TurnContext, results: readonly SearchResult[]): Promise<void> {
  await answer(context, { statusCode: 200, type: searchType, value: { results } });
}

async function answer(context: TurnContext, body: object): Promise<void> {
  const response: InvokeResponse = { status: 200, body };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: response });
}
