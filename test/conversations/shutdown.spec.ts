import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasButton, text } from '../support/card.ts';
import { fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

describe('a graceful stop', function () {
  this.timeout(30_000);
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await startTestDesk();
  });
  afterEach(() => desk.close());

  async function confirmed(domain: string) {
    const rep = desk.user();
    const review = await fillIn(rep, { ...wingtip.company, domain });
    await rep.clicks(review, 'request.submit');
    return { rep, messageId: review.messageId };
  }
  const posted = () => desk.sandbox.posts().length;
  async function untilPosted(): Promise<void> {
    while (posted() === 0) await sleep(10);
  }

  it('lets a create end whose answer comes in time, and keeps its password', async () => {
    desk.sandbox.fault({ route: 'POST /v1/customers', kind: 'slow', ms: 1_500 });
    const { rep, messageId } = await confirmed('intime');
    await sleep(300);
    await desk.restart(8_000);
    await rep.waitsFor(messageId, (card) => hasButton(card, 'credential.reveal'), 10_000);
    assert.equal(posted(), 1);
  });

  it('cuts a create short that is not answered, and whoever comes next finds its customer at once', async () => {
    desk.sandbox.fault({ route: 'POST /v1/customers', kind: 'commit-then-timeout' });
    const { rep, messageId } = await confirmed('cutshort');
    await untilPosted();
    const began = Date.now();
    await desk.restart(2_000);
    assert(Date.now() - began < 6_000, `stopping and starting took ${Date.now() - began} ms`);
    await rep.waitsFor(messageId, (card) => text(card).includes('Customer created'), 10_000);
    assert.equal(desk.sandbox.customers().length, 1);
    assert.equal(new Set(desk.sandbox.posts().map(({ requestId }) => requestId)).size, 1);
  });

  it('does not wait for a look-up that is not answered', async () => {
    desk.sandbox.fault({ route: 'POST /v1/customers', kind: 'drop' });
    desk.sandbox.fault({ route: 'GET /v1/customers', kind: 'timeout' });
    const { rep, messageId } = await confirmed('looked');
    await untilPosted();
    await sleep(2_500);
    const began = Date.now();
    await desk.restart(8_000);
    assert(Date.now() - began < 6_000, `stopping and starting took ${Date.now() - began} ms`);
    await rep.waitsFor(messageId, (card) => text(card).includes('Customer created'), 15_000);
    assert.equal(desk.sandbox.customers().length, 1);
  });

  it('begins no create any more, which would be cut short and lose its password', async () => {
    desk.sandbox.fault({ route: 'HEAD /v1/domains/{domain}', kind: 'timeout', times: 2 });
    const { rep, messageId } = await confirmed('held');
    await sleep(300);
    await desk.stop(3_000);
    assert.equal(posted(), 0);
    await desk.restart();
    await rep.waitsFor(messageId, (card) => hasButton(card, 'credential.reveal'), 20_000);
    assert.equal(posted(), 1);
  });
});
