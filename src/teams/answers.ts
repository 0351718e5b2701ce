import { ActivityTypes, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { AdaptiveCard } from './render.ts';

/**
 * Answers to invokes: HTTP 200 always, and always a well-formed body; anything else makes Teams show "Unable to reach app"
 * and send the click again. Source: Adaptive Cards, "Universal Action Model", response format.
 */

const cardType = 'application/vnd.microsoft.card.adaptive';
const messageType = 'application/vnd.microsoft.activity.message';
const searchType = 'application/vnd.microsoft.search.searchResponse';

/** What Teams calls the opening of a dialog, and the pressing of a button in it. */
const dialogInvokes = ['task/fetch', 'task/submit'] as const;

/** In CSS pixels: the password's card in any language, without scrolling. Teams makes it smaller where there is no room. */
const dialogSize = { width: 480, height: 420 } as const;

export interface Dialog {
  readonly title: string;
  readonly card: AdaptiveCard;
}

export interface SearchResult {
  readonly title: string;
  readonly value: string;
}

/** Replaces the clicked card, for the clicking client. */
export async function answerCard(context: TurnContext, card: AdaptiveCard): Promise<void> {
  await answer(context, { statusCode: 200, type: cardType, value: card });
}

/** One sentence to the clicking person; the card stays as it is. In a dialog it is all that the dialog shows. */
export async function answerMessage(context: TurnContext, text: string): Promise<void> {
  const asksDialog = dialogInvokes.some((name) => name === context.activity.name);
  const dialog = { task: { type: 'message', value: text } };
  await answer(context, asksDialog ? dialog : { statusCode: 200, type: messageType, value: text });
}

/** Opens a dialog that shows the card. Source: Teams, "Invoke and dismiss dialogs", dialog info. */
export async function answerDialog(context: TurnContext, { title, card }: Dialog): Promise<void> {
  const value = { title, ...dialogSize, card: { contentType: cardType, content: card } };
  await answer(context, { task: { type: 'continue', value } });
}

export async function answerSearch(context: TurnContext, results: readonly SearchResult[]): Promise<void> {
  await answer(context, { statusCode: 200, type: searchType, value: { results } });
}

async function answer(context: TurnContext, body: object): Promise<void> {
  const response: InvokeResponse = { status: 200, body };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: response });
}
