import assert from 'node:assert/strict';
import { auditTrail } from '../support/audit-trail.ts';
import { button, buttons, byId, type CardNode, hasButton, isCard, said, text } from '../support/card.ts';
import { createOne, wingtip } from '../support/story.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

describe('a password that is handed over', function () {
  this.timeout(40_000);
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  let desk: TestDesk;
  before(async () => {
    desk = await startTestDesk({ overrides: { clock }, env: { CREDENTIAL_HAND_OVER: '1' } });
  });
  after(() => desk.close());
  afterEach(() => {
    time.offsetMs = 0;
  });

  const company = (domain: string) => ({ ...wingtip.company, companyName: `${domain} Toys`, domain });

  async function colleague(name: string): Promise<TeamsUser> {
    const user = desk.user({ name });
    await user.says('help');
    return user;
  }

  async function cardOf(user: TeamsUser, wanted: (card: CardNode) => boolean): Promise<Seen> {
    for (const end = Date.now() + 15_000; ; ) {
      for (const { id: messageId, attachments } of desk.connector.messages(user.conversationId)) {
        const card = attachments?.[0]?.content;
        if (isCard(card) && wanted(card)) return { card, messageId };
      }
      assert(Date.now() < end, 'the card did not come');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const passwordOf = (domain: string) => {
    const { id = '' } = desk.sandbox.customers().find((customer) => customer.domain.startsWith(`${domain}.`)) ?? {};
    return desk.sandbox.passwords(id).at(-1) ?? '';
  };

  async function handsOver(owner: TeamsUser, created: Seen, holder: TeamsUser): Promise<Seen> {
    const choice = await owner.clicks(created, 'credential.handOver');
    return owner.clicks(choice, 'credential.handOver', { recipient: holder.objectId });
  }

  it('is seen by that person alone, who ends it; the owner and everybody else see how it stands', async () => {
    const owner = desk.user({ name: 'Ada Owner' });
    const holder = await colleague('Grace Holder');
    const created = await createOne(owner, company('handed'));
    const done = await handsOver(owner, created, holder);
    assert.match(text(done.card), /You handed its password over to Grace Holder/);
    assert(!hasButton(done.card, 'credential.reveal'));

    const theirs = await cardOf(holder, (card) => hasButton(card, 'credential.reveal'));
    assert.match(text(theirs.card), /Ada Owner created this tenant/);
    assert.doesNotMatch(
      text(theirs.card),
      /One Microsoft Way|ina@wingtiptoys/,
      'of the customer’s people nothing is shown',
    );

    // The owner's old card, and other people's clicks.
    assert.match(await owner.clicksForWords(created, 'credential.reveal'), /You handed this password over/);
    assert.match(await desk.user().clicksForWords(theirs, 'credential.reveal'), /somebody else/);
    assert(hasButton((await holder.asks('my requests')).card, 'request.view'), 'the holder’s list leads to it');

    const shown = await holder.clicks(theirs, 'credential.reveal');
    assert(text(shown.card).includes(passwordOf('handed')));
    await holder.clicks(shown, 'credential.done');
    const receipt = await holder.waitsFor(theirs.messageId, (card) => /destroyed on/.test(text(card)));
    assert.match(text(receipt.card), /Password shown to you/);
    await owner.waitsFor(created.messageId, (card) => /Password shown to Grace Holder on/.test(text(card)));
    const { requestId } = button(created.card, 'credential.reveal').data as { requestId: string };
    const trail = (await auditTrail(desk, clock)).filter(
      (record) => record.requestId === requestId && record.event !== 'credential.denied',
    );
    const from = trail.findIndex(({ event }) => event === 'credential.handedOver');
    assert.deepEqual(trail[from]?.facts, { holder: holder.objectId });
    assert.deepEqual(
      trail.slice(from).map(({ event, actor }) => [event, actor.objectId]),
      [
        ['credential.handedOver', owner.objectId],
        ['credential.claimed', holder.objectId],
        ['credential.destroyed', holder.objectId],
      ],
    );
  });

  it('comes in the language of whoever it is for', async () => {
    const holder = desk.user({ name: 'Grete', locale: 'de-DE' });
    await holder.says('hilfe');
    const owner = desk.user({ name: 'Ada Owner' });
    await handsOver(owner, await createOne(owner, company('german')), holder);
    const theirs = await cardOf(holder, (card) => hasButton(card, 'credential.reveal'));
    assert.match(text(theirs.card), /Ada Owner hat diesen Mandanten angelegt/);
  });

  it('goes to nobody whom the bot cannot write to, who is of another tenant, or who owns it already', async () => {
    const owner = desk.user();
    await owner.says('help');
    const foreign = desk.user({ tenantId: '99999999-2222-4333-8444-555555555555', name: 'Foreign' });
    await foreign.says('help');
    const created = await createOne(owner, company('nobody'));
    const choice = await owner.clicks(created, 'credential.handOver');
    const listed = JSON.stringify(byId(choice.card, 'recipient')?.choices);
    assert(!listed.includes(foreign.objectId) && !listed.includes(owner.objectId));
    for (const recipient of [foreign.objectId, owner.objectId, desk.user().objectId, 'x', '%', '__proto__']) {
      const again = await owner.clicks(choice, 'credential.handOver', { recipient });
      assert.match(said(again.card, 'recipientError') ?? '', /Choose a person/, recipient);
    }
    const back = await owner.clicks(choice, 'request.view');
    assert(hasButton(back.card, 'credential.reveal'));
  });

  it('is none any more once it was shown, nor a second time', async () => {
    const owner = desk.user();
    const [first, second] = [await colleague('First'), await colleague('Second')];
    const created = await createOne(owner, company('once'));
    const both = await Promise.all([first, second].map((holder) => handsOver(owner, created, holder)));
    assert.equal(new Set(both.map(({ card }) => /over to (\w+)/.exec(text(card))?.[1])).size, 1);
    const other = await createOne(owner, company('shown'));
    const choice = await owner.clicks(other, 'credential.handOver');
    await owner.clicks(other, 'credential.reveal');
    const late = await owner.clicks(choice, 'credential.handOver', { recipient: first.objectId });
    assert(hasButton(late.card, 'credential.reveal'), 'it is still the owner’s');
  });

  it('ends with its time, and is the owner’s again with a new password', async () => {
    const owner = desk.user();
    const holder = await colleague('Slow Holder');
    const created = await createOne(owner, company('slow'));
    await handsOver(owner, created, holder);
    const theirs = await cardOf(holder, (card) => hasButton(card, 'credential.reveal') && text(card).includes('slow.'));
    time.offsetMs = 73 * 3_600_000;
    await holder.waitsFor(theirs.messageId, (card) => /Nobody fetched the password/.test(text(card)), 25_000);
    const over = await owner.waitsFor(created.messageId, (card) => hasButton(card, 'credential.reset'));
    await owner.clicks(over, 'credential.reset');
    const fresh = await owner.waitsFor(created.messageId, (card) => hasButton(card, 'credential.reveal'));
    assert.match(await holder.clicksForWords(theirs, 'credential.reveal'), /somebody else/);
    const shown = await owner.clicks(fresh, 'credential.reveal');
    assert(text(shown.card).includes(passwordOf('slow')));
  });

  it('is not offered, nor done, where the operator does not allow it', async () => {
    const plain = await startTestDesk();
    try {
      const owner = plain.user();
      const created = await createOne(owner, company('plain'));
      assert(!hasButton(created.card, 'credential.handOver'));
      const { data } = buttons(created.card)[0] ?? assert.fail('no button');
      const value = {
        action: {
          type: 'Action.Execute',
          verb: 'credential.handOver',
          data: { ...(data as object), step: 'recipient', recipient: owner.objectId },
        },
        trigger: 'manual',
      };
      const answer = await owner.invoke(
        owner.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: created.messageId, value }),
      );
      assert(isCard(answer.value) && hasButton(answer.value, 'credential.reveal'));
    } finally {
      await plain.close();
    }
  });
});
