import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { button, buttons, hasButton, text } from '../support/card.ts';
import { dumpDatabase } from '../support/database-dump.ts';
import type { ConnectorCall } from '../support/fake-connector.ts';
import { createOne, fillIn, saveCompany, wingtip } from '../support/story.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const day = 24 * 60 * 60_000;
/** In every value that names the rep, the customer or its people; the digits are those of the phone number. */
const mark = /xqzvkw|5550142|555 0142/i;
const address = {
  ...wingtip.address,
  addressLine2: 'Suite Xqzvkw',
  firstName: 'Inaxqzvkw',
  middleName: 'Xqzvkw',
  lastName: 'Leontexqzvkw',
  email: 'ina@xqzvkw.com',
  phoneNumber: '425 555 0142',
};

describe('personal data whose time is over is erased', function () {
  this.timeout(60_000);
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  let desk: TestDesk;
  let count = 0;
  before(async () => {
    desk = await startTestDesk({ overrides: { clock } });
  });
  after(() => desk.close());

  const company = () => ({ ...wingtip.company, companyName: 'Xqzvkw Toys', domain: `xqzvkw${++count}` });
  const again = (rep: TeamsUser) => desk.user({ ...rep.options, botUrl: desk.url, objectId: rep.objectId });
  const isErased = (card: object) => /erased/.test(text(card));

  const verbsOf = (card: object) => buttons(card).map(({ verb }) => verb);

  /** Lets so many days pass, and has the program look for what is due: it does so whenever it starts. */
  async function pass(days: number): Promise<void> {
    time.offsetMs += days * day;
    await desk.restart();
  }

  async function failed(rep: TeamsUser): Promise<Seen> {
    const review = await fillIn(rep, company(), address);
    const refusal = { code: 600050, description: 'Xqzvkw Toys is not welcome.' };
    desk.sandbox.fault({ route: 'POST /v1/customers', kind: 'refuse', ...refusal });
    await rep.clicks(review, 'request.submit');
    return rep.waitsFor(review.messageId, (card) => hasButton(card, 'request.withdraw'));
  }

  it('of a draft that nobody touched for 90 days: its card, the list and the status say so, and nothing is taken any more', async () => {
    const rep = desk.user();
    const draft = await fillIn(rep, company(), address);
    await pass(89.9);
    const kept = again(rep);
    assert.equal(kept.stored(draft.messageId) && isErased(kept.stored(draft.messageId) ?? {}), false);
    await pass(0.2);
    const { card } = await rep.waitsFor(draft.messageId, isErased);
    assert.match(text(card), /Draft erased\nTD-\d+\n.*\n.*Expired\nDrafts that nobody changes for 90 days are erased/s);
    assert.doesNotMatch(text(card), /cancel|withdr|reject|approve|decide/i);
    assert.deepEqual(verbsOf(card), ['customer.new']);

    const back = again(rep);
    for (const verb of ['request.submit', 'draft.back', 'draft.cancel']) {
      assert(isErased((await back.clicks(draft, verb)).card), verb);
    }
    const list = text((await back.asks('my requests')).card);
    assert.match(list, /TD-\d+\n.*Expired\n.*Details erased/s);
    assert.doesNotMatch(list, mark);
    const [number = ''] = /TD-\d+/.exec(text(card)) ?? [];
    assert(isErased((await back.asks(`status ${number}`)).card));
    const [nothing] = await back.says('cancel');
    assert.match(nothing?.text ?? '', /nothing to cancel/);
    // Who only clicks is known again, so that what becomes of the new one reaches them.
    const next = await back.clicks({ card, messageId: draft.messageId }, 'customer.new');
    const review = await back.clicks(await saveCompany(back, next, company()), 'draft.save', wingtip.address);
    await back.clicks(review, 'request.submit');
    await back.waitsFor(review.messageId, (now) => text(now).includes('Customer created'));
  });

  it('of a refused request: from then on it is neither corrected nor tried again nor withdrawn', async () => {
    const rep = desk.user();
    const refused = await failed(rep);
    await pass(364.9);
    assert(hasButton(rep.stored(refused.messageId), 'request.withdraw'), 'too early');
    await pass(0.2);
    const erased = await rep.waitsFor(refused.messageId, isErased);
    assert.deepEqual(verbsOf(erased.card), ['customer.new']);
    assert.match(text(erased.card), /Not created\nThe details of this request were erased on/);

    const back = again(rep);
    const { data } = button(refused.card, 'request.withdraw') as { readonly data: { readonly version: number } };
    for (const verb of ['request.correct', 'request.retry', 'request.withdraw', 'credential.done']) {
      // An old card's button, and one that a curious client made up for the card of today.
      for (const told of [data, { ...data, version: data.version + 1 }]) {
        const made = {
          card: { type: 'Action.Execute', verb, data: told, associatedInputs: 'none' },
          messageId: refused.messageId,
        };
        assert.deepEqual(verbsOf((await back.clicks(made, verb)).card), ['customer.new'], verb);
      }
    }
    assert(isErased((await back.asks(`status ${/TD-\d+/.exec(text(erased.card))?.[0]}`)).card));
    assert.match(text((await back.asks('my requests')).card), /Not created\n.*Details erased/s);
  });

  it('without a word in chats whose card is gone', async () => {
    const rep = desk.user();
    await failed(rep);
    const inChat = (wanted: string) => (call: ConnectorCall) =>
      call.method === wanted && call.conversationId === rep.conversationId;
    await pass(300);
    await again(rep).says('help');
    desk.connector.fail({ fits: inChat('PUT'), status: 404 });
    const posts = () => desk.connector.calls.filter(inChat('POST')).length;
    const before = posts();
    await pass(66);
    const isTried = () =>
      desk.connector.calls.some((call) => inChat('PUT')(call) && /erased/.test(JSON.stringify(call)));
    for (let i = 0; i < 200 && !isTried(); i += 1) await sleep(25);
    assert(isTried());
    await sleep(500);
    assert.equal(posts(), before);
  });

  it('nowhere in the database, whatever became of the request', async () => {
    const rep = desk.user({ name: 'Xqzvkw Rep' });
    const cancelled = await rep.clicks(await rep.asks('new customer Xqzvkw Toys'), 'draft.cancel');
    const refused = await failed(rep);
    const created = await createOne(rep, company());
    const saved = await createOne(rep, company());
    await rep.clicks(await rep.clicks(saved, 'credential.reveal'), 'credential.done');
    const draft = await fillIn(rep, company(), address);
    const half = await saveCompany(rep, await rep.asks('new customer'), company());
    const cards = [cancelled, refused, created, saved, draft, half];

    await desk.stop();
    const before = await dumpDatabase(desk.dataDir);
    for (const table of ['request', 'credential', 'conversation', 'bot_state']) {
      assert.match(before.get(`public.${table}`) ?? '', table === 'bot_state' ? /requestId/ : mark, table);
    }
    // The password that nobody fetched ends first, and the looks at the vetting: what changes is kept from then on.
    await pass(8);
    const isOver = (card: object) =>
      !hasButton(card, 'credential.reveal') && /has approved|is no answer about/.test(text(card));
    for (const { messageId } of [created, saved]) await rep.waitsFor(messageId, isOver, 20_000);
    await pass(366);
    for (const { messageId } of cards) await rep.waitsFor(messageId, isErased, 20_000);
    await desk.stop();
    const after = await dumpDatabase(desk.dataDir);
    for (const [table, rows] of after) assert.doesNotMatch(rows, mark, table);
    assert.doesNotMatch(after.get('public.bot_state') ?? '', /requestId/);
    assert.doesNotMatch(desk.logLines.join('\n'), mark);
    for (const { messageId } of cards) assert.doesNotMatch(JSON.stringify(rep.stored(messageId)), mark);
    await desk.restart();
  });
});
