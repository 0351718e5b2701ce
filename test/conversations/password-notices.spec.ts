import assert from 'node:assert/strict';
import type { AuditRecord } from '../../src/flows/ports/ports.ts';
import { auditTrail } from '../support/audit-trail.ts';
import { button, hasButton, isCard, text } from '../support/card.ts';
import { createOne, fillIn, wingtip } from '../support/story.ts';
import type { Seen } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const hour = 3_600_000;

describe('what people are told of a password', function () {
  this.timeout(40_000);
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  let desk: TestDesk;
  before(async () => {
    desk = await startTestDesk({ overrides: { clock } });
  });
  after(() => desk.close());
  afterEach(() => {
    time.offsetMs = 0;
  });

  const company = (domain: string) => ({ ...wingtip.company, companyName: `${domain} Toys`, domain });

  /** Cards in a conversation, waited for until there is one with these words. */
  async function told(conversationId: string, words: RegExp, count = 1): Promise<readonly Seen[]> {
    for (const end = Date.now() + 25_000; ; ) {
      const cards = cardsWith(conversationId, words);
      if (cards.length >= count) return cards;
      assert(Date.now() < end, `nobody was told: ${words}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  function cardsWith(conversationId: string, words: RegExp): readonly Seen[] {
    return desk.connector.messages(conversationId).flatMap(({ id: messageId, attachments }) => {
      const card = attachments?.[0]?.content;
      return isCard(card) && words.test(text(card)) ? [{ card, messageId }] : [];
    });
  }

  async function trailOf({ card }: Seen): Promise<readonly AuditRecord[]> {
    const { requestId } = button(card, 'credential.reveal').data as { readonly requestId: string };
    return (await auditTrail(desk, clock)).filter((record) => record.requestId === requestId);
  }

  it('the owner hears once of everybody who tried to see it; they hear one polite sentence', async () => {
    const ada = desk.user();
    const created = await createOne(ada, company('tried'));
    const [ben, eve] = [desk.user({ name: 'Ben [x](http://x)' }), desk.user({ name: 'Eve' })];
    for (const stranger of [ben, eve, ben, ben]) {
      assert.match(await stranger.clicksForWords(created, 'credential.reveal'), /belongs to somebody else/);
    }
    const cards = await told(ada.conversationId, /tried to get at this administrator password/, 2);
    assert.equal(cards.length, 2);
    assert.match(cards.map(({ card }) => text(card)).join(), /Ben \[x\]\(http:\/\/x\) tried/);
    // Another tenant: nothing at all.
    const other = desk.user({ tenantId: '99999999-2222-4333-8444-555555555555', name: 'Mallory' });
    assert.match(await other.clicksForWords(created, 'credential.reveal'), /no such request/);
    // What was told leads to the request.
    const [first] = cards;
    assert(first);
    const opened = await ada.clicks(first, 'request.view');
    assert(hasButton(opened.card, 'credential.reveal'));
    assert.equal(cardsWith(ada.conversationId, /Mallory/).length, 0);
    const denied = (await trailOf(created)).filter(({ event }) => event === 'credential.denied');
    assert.deepEqual(
      denied.map(({ actor, facts }) => [actor.objectId, facts]),
      [ben, eve, ben, ben].map(({ objectId }) => [objectId, { why: 'notYours' }]),
    );
  });

  it('the owner is reminded, before the end, of one that nobody fetched, and of no other', async () => {
    const [ada, ben] = [desk.user(), desk.user()];
    const waits = await createOne(ada, company('waits'));
    const fetched = await createOne(ben, company('fetched'));
    await ben.clicks(fetched, 'credential.reveal');
    time.offsetMs = 55 * hour;
    const [reminder] = await told(ada.conversationId, /Nobody has fetched this administrator password yet/);
    assert(reminder);
    assert(hasButton(reminder.card, 'request.view'));
    assert.equal(cardsWith(ada.conversationId, /Nobody has fetched/).length, 1);
    assert.equal(cardsWith(ben.conversationId, /Nobody has fetched/).length, 0);
    const reminders = async (seen: Seen) =>
      (await trailOf(seen)).filter(({ event }) => event === 'credential.reminded').length;
    assert.deepEqual([await reminders(waits), await reminders(fetched)], [1, 0]);
  });

  it('the card becomes a receipt that tells when it was shown and when destroyed', async () => {
    const ada = desk.user();
    const created = await createOne(ada, company('receipt'));
    await ada.send(ada.activity({ type: 'message', text: 'help', localTimezone: 'Europe/Berlin' }));
    const shown = await ada.clicks(created, 'credential.reveal');
    time.offsetMs = 7 * 60_000;
    await ada.clicks(shown, 'credential.done');
    const receipt = await ada.waitsFor(created.messageId, (card) => /destroyed on/.test(text(card)));
    assert.match(text(receipt.card), /Password shown to you on .*GMT\+[12] · destroyed on .*GMT\+[12]/);
    assert(!hasButton(receipt.card, 'credential.reveal'));
  });

  it('and says that nobody fetched it, when nobody did', async () => {
    const ada = desk.user();
    const created = await createOne(ada, company('unfetched'));
    time.offsetMs = 73 * hour;
    const over = await ada.waitsFor(
      created.messageId,
      (card) => /Nobody fetched the password/.test(text(card)),
      25_000,
    );
    assert(!hasButton(over.card, 'credential.reveal'));
  });

  it('who can be reached nowhere privately is asked before all to open a chat, and not a word more', async () => {
    const conversationId = '19:deaf@thread.v2';
    const ada = desk.user({ conversationId, conversationType: 'groupChat', name: 'Ada <b>Rep</b>' });
    const review = await fillIn(ada, company('deaf'));
    desk.connector.fail({
      fits: (call) => call.targeted && call.conversationId === conversationId,
      status: 403,
      times: 99,
    });
    desk.connector.fail({ fits: ({ body }) => body.members?.[0]?.id === ada.id, status: 403, times: 99 });
    await ada.clicks(review, 'request.submit');
    const publicly = () => desk.connector.messages(conversationId).filter(({ targeted }) => !targeted);
    for (const end = Date.now() + 20_000; publicly().length === 0; ) {
      assert(Date.now() < end, 'nobody was asked');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const [asked] = publicly();
    assert.match(asked?.text ?? '', /^<at>Ada {2}b Rep \/b<\/at> .*open a chat with me/);
    assert.doesNotMatch(JSON.stringify(publicly()), /deaf Toys|TD-\d+|deaf\.onmicrosoft/);
    // Once there is a chat, the request and its password are there.
    const own = desk.user({ objectId: ada.objectId });
    const listed = await own.asks('my requests');
    const opened = await own.clicks(listed, 'request.view');
    const shown = await own.clicks(opened, 'credential.reveal');
    assert(text(shown.card).includes('admin@deaf.'));
    assert.equal(publicly().length, 1);
  });
});
