/** The kinds of what is told of a request; its state says the rest. */
export const webhookEventTypes = [
  'request.asked',
  'request.voted',
  'request.decided',
  'request.reopened',
  'request.submitted',
  'request.creating',
  'request.created',
  'request.delivered',
  'request.withdrawn',
  'request.expired',
  'request.failed',
  'request.needsAttention',
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** One change of a request, to be told outside: ids, states and counts, no personal data. */
export interface WebhookEvent {
  /** The same at every attempt; without a full stop, which ends it in what is signed. */
  readonly id: string;
  readonly requestId: string;
  readonly type: WebhookEventType;
  readonly at: Date;
  /** JSON, as it is signed and sent. */
  readonly body: string;
}

/** The receiver of the partner's own. */
export interface Webhook {
  /**
   * `gone` when the receiver said that it wants no more, now or before.
   * @throws AppError `webhook.failed`: it may have arrived all the same
   */
  send(event: WebhookEvent): Promise<'taken' | 'gone'>;
}
