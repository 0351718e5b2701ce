import assert from 'node:assert/strict';
import type { DebugPoint } from '../../src/flows/debug-points.ts';
import { hasButton, text } from '../support/card.ts';
import { fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

describe('invariant I9: every card reaches the request’s true state', () => {
  let desk: TestDesk;
  let count = 0;
  /** How many messages in a row the database will fail to take. */
  let unstored = 0;
  beforeEach(async function () {
    this.timeout(30_000);
    unstored = 0;
    const reached = async (point: DebugPoint) => {
      if (point !== 'before message.remembered' || unstored === 0) return;
      unstored -= 1;
      throw new Error('The connection to the database is lost.');
    };
    desk = await startTestDesk({ overrides: { reached } });
  });
  afterEach(() => desk.close());

  const isCreated = (card: object) => text(card).includes('Customer created');
  const company = () => ({ ...wingtip.company, domain: `converge${++count}` });

  it('when Teams throttles, fails and drops the updates', async function () {
    this.timeout(40_000);
    const rep = desk.user();
    const review = await fillIn(rep, company());
    const isUpdate = ({ method }: { method: string }) => method === 'PUT';
    desk.connector.fail({ fits: isUpdate, status: 429, headers: { 'retry-after': '1' } });
    desk.connector.fail({ fits: isUpdate, status: 502 });
    desk.connector.fail({ fits: isUpdate, dropAfter: true });
    await rep.clicks(review, 'request.submit');
    await rep.waitsFor(review.messageId, isCreated, 30_000);
    assert.equal(desk.connector.messages(rep.conversationId).length, 1, 'a second message was posted');
  });

  it('when the card was opened from the list as well: both do', async () => {
    const rep = desk.user();
    const review = await fillIn(rep, company());
    const list = await rep.asks('my requests');
    const opened = await rep.clicks(list, 'request.view');
    await rep.clicks(opened, 'request.submit');
    await rep.waitsFor(review.messageId, isCreated);
    await rep.waitsFor(list.messageId, isCreated);
  });

  it('when the message was deleted: a new one comes into the owner’s chat', async () => {
    const rep = desk.user();
    const review = await fillIn(rep, company());
    desk.connector.fail({ fits: ({ method }) => method === 'PUT', status: 404 });
    await rep.clicks(review, 'request.submit');
    const end = Date.now() + 8_000;
    const found = () =>
      desk.connector
        .messages(rep.conversationId)
        .find(
          ({ id, attachments }) => id !== review.messageId && isCreated((attachments?.[0]?.content ?? {}) as object),
        );
    while (!found()) {
      assert(Date.now() < end, 'no new message');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('when nobody knows whether a message arrived: it is not posted again, and the next click settles it', async () => {
    const rep = desk.user();
    const review = await fillIn(rep, company());
    // The card is gone, the one that takes its place is stored, and its answer is lost.
    desk.connector.fail({ fits: ({ method }) => method === 'PUT', status: 404 });
    desk.connector.fail({ fits: ({ method, activityId }) => method === 'POST' && !activityId, dropAfter: true });
    await rep.clicks(review, 'request.submit');
    const posted = () => desk.connector.messages(rep.conversationId).filter(({ id }) => id !== review.messageId);
    const end = Date.now() + 8_000;
    while (posted().length === 0) {
      assert(Date.now() < end, 'no new message');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    assert.equal(posted().length, 1, 'it was posted again');
    const [message] = posted();
    const seen = { card: (message?.attachments?.[0]?.content ?? {}) as object, messageId: message?.id ?? '' };
    await rep.clicks(seen as typeof review, 'request.view');
    await rep.waitsFor(seen.messageId, isCreated);
  });

  it('when Teams certainly did not take a message: it is posted once it does', async () => {
    const rep = desk.user();
    const review = await fillIn(rep, company());
    desk.connector.fail({ fits: ({ method }) => method === 'PUT', status: 404 });
    const isPost = ({ method, activityId }: { method: string; activityId: string | undefined }) =>
      method === 'POST' && !activityId;
    desk.connector.fail({ fits: isPost, status: 429, headers: { 'retry-after': '1' } });
    await rep.clicks(review, 'request.submit');
    const end = Date.now() + 9_000;
    const posted = () => desk.connector.messages(rep.conversationId).filter(({ id }) => id !== review.messageId);
    while (!posted().some(({ attachments }) => isCreated((attachments?.[0]?.content ?? {}) as object))) {
      assert(Date.now() < end, 'no new message');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(posted().length, 1);
  });

  it('when the client hangs up before the answer', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer Wingtip Toys');
    // The click waits for Partner Center: the client is gone long before its answer.
    desk.sandbox.fault({ route: 'HEAD /v1/domains/{domain}', kind: 'slow', ms: 700 });
    const body = JSON.stringify(rep.clickActivity(first, 'draft.save', company()));
    const headers = { 'content-type': 'application/json' };
    const gone = fetch(`${desk.url}/api/messages`, { method: 'POST', headers, body, signal: AbortSignal.timeout(200) });
    await assert.rejects(gone);
    const second = await rep.clicks(first, 'draft.save', company());
    const review = hasButton(second.card, 'request.submit')
      ? second
      : await rep.clicks(second, 'draft.save', wingtip.address);
    await rep.clicks(review, 'request.submit');
    await rep.waitsFor(first.messageId, isCreated);
  });

  it('when the database stumbles just after a card was sent: that one does as well', async () => {
    const rep = desk.user();
    const review = await fillIn(rep, company());
    const number = /TD-\d+/.exec(text(review.card))?.[0] ?? '';
    unstored = 2;
    const opened = await rep.asks(`status ${number}`);
    await rep.clicks(review, 'request.submit');
    await rep.waitsFor(opened.messageId, isCreated);
    assert.equal(unstored, 0);
  });

  it('when the database stumbles just after a card was sent into a shared conversation: that one does as well', async () => {
    const rep = desk.user({ conversationId: '19:stumbling@thread.v2', conversationType: 'groupChat' });
    const review = await fillIn(rep, company());
    const list = await rep.asks('my requests');
    const sentBefore = desk.connector.messages(rep.conversationId).length;
    unstored = 2;
    await rep.clicksForWords(list, 'request.view');
    const end = Date.now() + 8_000;
    const opened = () => desk.connector.messages(rep.conversationId)[sentBefore];
    while (!opened()) {
      assert(Date.now() < end, 'no card');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await rep.clicks(review, 'request.submit');
    await rep.waitsFor(opened()?.id ?? '', isCreated);
    assert.equal(unstored, 0);
  });

  it('when one of two messages is refused for good: the other one does', async () => {
    const rep = desk.user();
    const review = await fillIn(rep, company());
    const list = await rep.asks('my requests');
    const opened = await rep.clicks(list, 'request.view');
    desk.connector.fail({
      fits: ({ method, activityId }) => method === 'PUT' && activityId === review.messageId,
      status: 400,
      times: 50,
    });
    await rep.clicks(opened, 'request.submit');
    await rep.waitsFor(list.messageId, isCreated);
  });

  it('when a targeted message is gone: the result comes into the owner’s own chat', async () => {
    const rep = desk.user({ conversationId: '19:gone@thread.v2', conversationType: 'groupChat' });
    const review = await fillIn(rep, company());
    desk.connector.fail({ fits: ({ method }) => method === 'PUT', status: 404, times: 9 });
    await rep.clicks(review, 'request.submit');
    const end = Date.now() + 8_000;
    const own = () =>
      desk.connector
        .messages('a:personal-chat')
        .some(({ attachments }) => isCreated((attachments?.[0]?.content ?? {}) as object));
    while (!own()) {
      assert(Date.now() < end, 'no message in the owner’s own chat');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('an answer is never older than an update that was sent before it', async () => {
    const rep = desk.user();
    for (let round = 0; round < 5; round += 1) {
      const review = await fillIn(rep, company());
      const order: string[] = [];
      const sent = desk.connector.calls.length;
      const answer = rep
        .clicks(review, 'request.submit')
        .then(() => order.push(`answered after ${desk.connector.calls.length - sent} updates`));
      await answer;
      assert.deepEqual(order, ['answered after 0 updates']);
      const created = await rep.waitsFor(review.messageId, isCreated);
      assert(hasButton(created.card, 'credential.reveal'));
    }
  });
});
