import { Webhook as Signer } from 'standardwebhooks';
import { AppError } from '../errors.ts';
import type { Clock, Webhook } from '../flows/ports/ports.ts';

export interface WebhookOptions {
  readonly url: string;
  /** Base64, with or without the prefix `whsec_`. */
  readonly secret: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Ends a call under way. */
  readonly stopping: AbortSignal;
  readonly timeLimitMs?: number;
}

const longestRetryAfterMs = 3_600_000;

/**
 * Calls the webhook, signed as Standard Webhooks 1.0.0 says: the id stays the same at every attempt, the timestamp is the
 * attempt's. A redirect is not followed: the address is the operator's, nobody else's. After 410 nobody is called again
 * while this process runs.
 */
export function createWebhook(options: WebhookOptions): Webhook {
  const { url, clock, stopping, timeLimitMs = 10_000 } = options;
  const signer = new Signer(options.secret);
  let isGone = false;

  async function post(headers: Readonly<Record<string, string>>, body: string): Promise<Response> {
    const controller = new AbortController();
    const giveUp = () => controller.abort();
    const timer = setTimeout(giveUp, timeLimitMs);
    stopping.addEventListener('abort', giveUp, { once: true });
    if (stopping.aborted) giveUp();
    try {
      const response = await options.fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: controller.signal,
      });
      // What it says beside the status is nobody's business.
      await response.body?.cancel();
      return response;
    } catch {
      // Not as the cause: the network's words may hold the address, which may hold a secret of the receiver's.
      throw failed('did not answer in time, or the connection broke');
    } finally {
      clearTimeout(timer);
      stopping.removeEventListener('abort', giveUp);
    }
  }

  return {
    async send({ id, body }) {
      if (isGone) return 'gone';
      const now = clock.now();
      const { status, headers } = await post(
        {
          'content-type': 'application/json',
          'user-agent': 'Tenant Desk',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': signer.sign(id, now, body),
        },
        body,
      );
      if (status === 410) isGone = true;
      if (status === 410) return 'gone';
      if (status >= 200 && status < 300) return 'taken';
      throw failed(`answered ${status}`, retryAfter(headers.get('retry-after')));
    },
  };
}

function failed(how: string, retryAfterMs?: number): AppError {
  return new AppError(
    'webhook.failed',
    `The webhook ${how}.`,
    'See that APPROVAL_WEBHOOK_URL is right and its receiver runs; events are kept for a day.',
    { retry: 'ambiguous', ...(retryAfterMs ? { retryAfterMs } : {}) },
  );
}

/** In seconds; a date is left to the back-off. Source: RFC 9110, section 10.2.3. */
function retryAfter(header: string | null): number | undefined {
  return /^\d{1,9}$/.test(header ?? '') ? Math.min(Number(header) * 1000, longestRetryAfterMs) : undefined;
}
