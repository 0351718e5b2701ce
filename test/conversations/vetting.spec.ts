import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasButton, text } from '../support/card.ts';
import { createOne, wingtip } from '../support/story.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const route = 'GET /v1/customers/{id}/validationStatus';
const minute = 60_000;
const checking = /is checking the company; orders wait/;
const approved = /has approved the company/;
const notApproved = /has not approved the company.*support/;

describe('a rep sees how far Microsoft’s check of a new customer is', function () {
  this.timeout(40_000);
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  let desk: TestDesk;
  let count = 0;
  before(async () => {
    desk = await startTestDesk({ overrides: { clock }, sandbox: { reviewMs: 1_000 * 60 * minute } });
  });
  after(() => desk.close());
  afterEach(() => {
    time.offsetMs = 0;
  });

  async function created(rep: TeamsUser): Promise<Seen & { readonly customerId: string }> {
    const domain = `vetting${++count}`;
    const seen = await createOne(rep, { ...wingtip.company, domain });
    const customer = desk.sandbox.customers().find((made) => made.domain.startsWith(`${domain}.`));
    return { ...seen, customerId: customer?.id ?? '' };
  }

  /** Lets so much time pass, and has the program look for what is due: it does so whenever it starts. */
  async function pass(minutes: number): Promise<void> {
    time.offsetMs += minutes * minute;
    await desk.restart();
  }

  const again = (rep: TeamsUser) => desk.user({ ...rep.options, botUrl: desk.url, objectId: rep.objectId });
  const says = (pattern: RegExp) => (card: object) => pattern.test(text(card));
  const updates = (messageId: string) =>
    desk.connector.calls.filter(({ method, activityId }) => method === 'PUT' && activityId === messageId).length;

  it('on the result’s card, which changes by itself and in its place, over restarts', async () => {
    const rep = desk.user();
    const card = await created(rep);
    assert.match(text(card.card), /Microsoft checks the company/);
    await pass(2);
    const underReview = await rep.waitsFor(card.messageId, says(checking));
    assert(hasButton(underReview.card, 'credential.reveal'), 'the way to the password is gone');

    desk.sandbox.vet(card.customerId, 'Allowed');
    await pass(14);
    const allowed = await rep.waitsFor(card.messageId, says(approved));
    assert(hasButton(allowed.card, 'credential.reveal'));
    assert.equal(desk.connector.messages(rep.conversationId).length, 1, 'a message was added');

    const revealed = await again(rep).clicks(allowed, 'credential.reveal');
    await again(rep).clicks(revealed, 'credential.done');
    await rep.waitsFor(card.messageId, (shown) => !hasButton(shown, 'credential.reveal') && says(approved)(shown));
  });

  it('in “my requests” and in “status”, in words', async () => {
    const rep = desk.user();
    const card = await created(rep);
    assert.doesNotMatch(text((await rep.asks('my requests')).card), /Microsoft/);
    await pass(2);
    await rep.waitsFor(card.messageId, says(checking));
    const list = await again(rep).asks('my requests');
    assert.match(text(list.card), /…\n ?Microsoft is checking the company/);
    const number = /TD-\d+/.exec(text(card.card))?.[0];
    assert.match(text((await again(rep).asks(`status ${number}`)).card), checking);
  });

  it('on the receipt, long after the password is gone, with what to do when the answer is no', async () => {
    const rep = desk.user();
    const card = await created(rep);
    await rep.clicks(await rep.clicks(card, 'credential.reveal'), 'credential.done');
    await rep.waitsFor(card.messageId, (shown) => !hasButton(shown, 'credential.reveal'));
    desk.sandbox.vet(card.customerId, 'NotAllowed');
    await pass(2);
    const refused = await rep.waitsFor(card.messageId, says(notApproved));
    assert.equal(hasButton(refused.card, 'credential.reveal'), false);
    assert.equal(desk.connector.messages(rep.conversationId).length, 1);
  });

  it('but not while the password is shown: its card stays until the owner is done', async () => {
    const rep = desk.user();
    const card = await created(rep);
    const revealed = await rep.clicks(card, 'credential.reveal');
    const before = updates(card.messageId);
    await pass(2);
    await sleep(1_500);
    assert.equal(updates(card.messageId), before, 'the message was repainted over the password');
    const elsewhere = await again(rep).asks(`status ${/TD-\d+/.exec(text(card.card))?.[0]}`);
    assert.match(text(elsewhere.card), checking, 'another card is not told either');
    await again(rep).clicks(revealed, 'credential.done');
    const receipt = await rep.waitsFor(card.messageId, says(checking));
    assert.equal(hasButton(receipt.card, 'credential.reveal'), false);
  });

  it('nor while it could be shown again: the card follows when that time is over', async () => {
    const rep = desk.user();
    const card = await created(rep);
    await rep.clicks(card, 'credential.reveal');
    const before = updates(card.messageId);
    await pass(2);
    await sleep(1_000);
    assert.equal(updates(card.messageId), before);
    await pass(14);
    const gone = await rep.waitsFor(card.messageId, (shown) => !hasButton(shown, 'credential.reveal'));
    assert.match(text(gone.card), checking);
  });

  it('privately in a group chat', async () => {
    const rep = desk.user({ conversationId: '19:vetting@thread.v2', conversationType: 'groupChat' });
    const card = await created(rep);
    await pass(2);
    await rep.waitsFor(card.messageId, says(checking));
    const calls = desk.connector.calls.filter(({ conversationId }) => conversationId === '19:vetting@thread.v2');
    assert(calls.every(({ targeted }) => targeted));
    assert.equal(desk.connector.messages('19:vetting@thread.v2').length, 1);
  });

  it('without a new message for somebody who deleted the receipt', async () => {
    const rep = desk.user();
    const card = await created(rep);
    await rep.clicks(await rep.clicks(card, 'credential.reveal'), 'credential.done');
    await rep.waitsFor(card.messageId, (shown) => !hasButton(shown, 'credential.reveal'));
    const messages = () => desk.connector.messages(rep.conversationId).length;
    const before = messages();
    desk.connector.fail({ fits: ({ method }) => method === 'PUT', status: 404 });
    const sent = desk.connector.calls.length;
    await pass(2);
    while (desk.connector.calls.length === sent) await sleep(25);
    await sleep(500);
    assert.equal(messages(), before);
    const list = await again(rep).asks('my requests');
    assert.match(text(list.card), /Microsoft is checking the company/);
  });

  it('without a new message for somebody who deleted the card when the password was gone', async () => {
    const rep = desk.user();
    const card = await created(rep);
    await rep.clicks(card, 'credential.reveal');
    await pass(16);
    await rep.waitsFor(card.messageId, (shown) => !hasButton(shown, 'credential.reveal') && says(checking)(shown));
    desk.sandbox.vet(card.customerId, 'Allowed');
    desk.connector.fail({ fits: ({ method }) => method === 'PUT', status: 404 });
    const sent = desk.connector.calls.length;
    await pass(60);
    while (desk.connector.calls.length === sent) await sleep(25);
    await sleep(500);
    assert.equal(desk.connector.messages(rep.conversationId).length, 1);
  });

  it('and is neither delayed nor disturbed when nobody answers', async () => {
    desk.sandbox.fault({ route, kind: 'timeout', times: 50 });
    const rep = desk.user();
    const card = await created(rep);
    await pass(2);
    const start = performance.now();
    const another = await created(again(rep));
    const revealed = await again(rep).clicks(another, 'credential.reveal');
    await again(rep).clicks(revealed, 'credential.done');
    assert(performance.now() - start < 8_000);
    assert.match(text(rep.stored(card.messageId)), /Microsoft checks the company/);
    assert(hasButton(rep.stored(card.messageId), 'credential.reveal'));
    await fetch(`${desk.sandbox.url}/control/faults`, { method: 'DELETE' });
  });
});

describe('a rep of a partner that signs in as the app alone', function () {
  this.timeout(40_000);

  it('hears nothing of the vetting, which is asked for once', async () => {
    const time = { offsetMs: 0 };
    const asked: string[] = [];
    const desk = await startTestDesk({
      env: { PARTNER_AUTH: 'app' },
      overrides: { clock: { now: () => new Date(Date.now() + time.offsetMs) } },
      around: (inner) => async (input, init) => {
        if (String(input).includes('validationStatus')) asked.push(String(input));
        return inner(input, init);
      },
    });
    try {
      const rep = desk.user();
      const card = await createOne(rep);
      for (const minutes of [2, 10, 60]) {
        time.offsetMs += minutes * minute;
        await desk.restart();
        await sleep(700);
      }
      assert.equal(asked.length, 1);
      assert.equal(text(rep.stored(card.messageId)), text(card.card));
      const list = await desk.user({ objectId: rep.objectId }).asks('my requests');
      assert.doesNotMatch(text(list.card), /Microsoft/);
    } finally {
      await desk.close();
    }
  });
});
