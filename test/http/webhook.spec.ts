import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { AppError } from '../../src/errors.ts';
import type { WebhookEvent } from '../../src/flows/ports/ports.ts';
import { createWebhook, type WebhookOptions } from '../../src/http/webhook.ts';
import { wallClock } from '../storage/support/test-database.ts';
import {
  documentedVerifier,
  type Fault,
  startWebhookReceiver,
  type WebhookReceiver,
} from '../support/webhook-receiver.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const event: WebhookEvent = {
  id: 'msg_r1_3',
  requestId: 'r1',
  type: 'request.asked',
  at: new Date('2026-03-01T09:00:00.000Z'),
  body: '{"id":"msg_r1_3","type":"request.asked","name":"Zoë"}',
};

describe('the webhook', () => {
  let receiver: WebhookReceiver;
  const stop = new AbortController();
  before(async () => {
    receiver = await startWebhookReceiver();
  });
  beforeEach(() => {
    receiver.attempts.length = 0;
  });
  after(() => receiver.close());

  const webhook = (options: Partial<WebhookOptions> = {}) =>
    createWebhook({ url: receiver.url, secret, fetch, clock: wallClock, stopping: stop.signal, ...options });

  it('is called with a signature that the guide’s verifier takes, and no other', async () => {
    const verify = await documentedVerifier();
    assert.equal(await webhook().send(event), 'taken');
    const [{ headers, body, timestamp } = assert.fail()] = receiver.attempts;
    const now = timestamp * 1000;
    assert.deepEqual(
      [headers['webhook-id'], headers['content-type'], body],
      [event.id, 'application/json', event.body],
    );
    assert(verify(secret, headers, body, now));
    assert(verify(secret.replace('whsec_', ''), headers, body, now));
    const old = {
      ...headers,
      'webhook-signature': `v1,${randomBytes(32).toString('base64')} ${headers['webhook-signature']}`,
    };
    assert(verify(secret, old, body, now), 'one of several signatures is enough');
    assert(!verify(`whsec_${randomBytes(32).toString('base64')}`, headers, body, now));
    assert(!verify(secret, headers, `${body} `, now));
    assert(!verify(secret, { ...headers, 'webhook-id': 'msg_r1_4' }, body, now));
    assert(!verify(secret, { ...headers, 'webhook-timestamp': String(timestamp + 1) }, body, now));
    assert(!verify(secret, { ...headers, 'webhook-signature': '' }, body, now));
    assert(!verify(secret, {}, body, now));
    assert(!verify(secret, headers, body, now + 301_000), 'an old call played again');
  });

  for (const fault of ['error', 'hang', 'reset', 'redirect'] as const satisfies readonly Fault[]) {
    it(`is to be called again after: ${fault}`, async () => {
      receiver.arm(fault);
      const calls = webhook({ timeLimitMs: 300 });
      await assert.rejects(calls.send(event), (error) => {
        assert(error instanceof AppError && error.code === 'webhook.failed');
        assert(!`${error.message} ${error.stack} ${error.cause}`.includes('secret'), 'the address is told to nobody');
        return true;
      });
      assert.equal(await calls.send(event), 'taken');
      assert.deepEqual(
        receiver.attempts.map(({ id }) => id),
        [event.id, event.id],
      );
    });
  }

  it('is waited for as long as it may take, and no longer than the program runs', async () => {
    receiver.arm('slow', 'hang');
    const calls = webhook();
    assert.equal(await calls.send(event), 'taken');
    const last = calls.send(event);
    setTimeout(() => stop.abort(), 100);
    await assert.rejects(last, { code: 'webhook.failed' });
  });

  it('is not called any more once it said that it is gone', async () => {
    receiver.arm('gone');
    const calls = webhook({ stopping: new AbortController().signal });
    assert.deepEqual([await calls.send(event), await calls.send(event)], ['gone', 'gone']);
    assert.equal(receiver.attempts.length, 1);
  });
});
