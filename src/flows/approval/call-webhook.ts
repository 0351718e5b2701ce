import type { FlowContext } from '../flow-context.ts';
import type { WebhookEvent } from '../ports/ports.ts';

/** Who did not listen for so long has to ask. */
const keptMs = 24 * 3_600_000;

/**
 * Tells the webhook what happened to the request, one event after the other. An event leaves the outbox when it was taken:
 * each arrives once at the least, and none before those that came before it.
 * @throws AppError `webhook.failed`: the queue repeats it
 */
export async function callWebhook(context: FlowContext, requestId: string): Promise<void> {
  const { store } = context;
  for (;;) {
    const event = await store.findWebhookEvent(requestId);
    if (!event) return;
    const why = await tell(context, event);
    if (why) context.log.warn('A webhook event was dropped', { requestId, event: event.type, reason: why });
    await store.settleWebhookEvent(event.id);
  }
}

/** Why it is not told any more; undefined once it is. */
async function tell({ webhook, clock }: FlowContext, event: WebhookEvent): Promise<string | undefined> {
  if (!webhook) return 'no webhook is set';
  if (clock.now().getTime() - event.at.getTime() > keptMs) return 'older than a day';
  return (await webhook.send(event)) === 'gone' ? 'the receiver answered 410' : undefined;
}
