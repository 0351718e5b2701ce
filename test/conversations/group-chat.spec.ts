import assert from 'node:assert/strict';
import { button, type CardNode, hasButton } from '../support/card.ts';
import { createOne, fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const group = { conversationId: '19:group@thread.v2', conversationType: 'groupChat' } as const;

describe('two reps in one group chat', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk();
  });
  after(() => desk.close());

  it('each get their own card, which only they can see and use', async () => {
    const ada = desk.user({ ...group, name: 'Ada' });
    const ben = desk.user({ ...group, name: 'Ben' });
    const adas = await ada.asks('<at>Tenant Desk</at> new customer Fourth Coffee');
    const bens = await ben.asks('new customer Proseware');
    const messages = desk.connector.messages(group.conversationId);
    assert(
      messages.every(({ targeted }) => targeted),
      'something went to everybody',
    );
    assert.deepEqual(
      messages.map(({ recipient }) => recipient?.id),
      [ada.id, ben.id],
    );

    const words = await ben.clicksForWords(adas, 'draft.save', { country: 'US' });
    assert.match(words, /somebody else/);
    const second = await ada.clicks(adas, 'draft.save', { country: 'US' });
    assert.equal(hasButton(second.card, 'draft.back'), true);
    const third = await ben.clicks(bens, 'draft.save', { country: 'US' });
    assert.notDeepEqual(third.card, second.card);
  });

  it('the result replaces the private card, privately, and the password is its owner’s alone', async () => {
    const ada = desk.user({ ...group, name: 'Ada' });
    const ben = desk.user({ ...group, name: 'Ben' });
    const review = await fillIn(ada, { ...wingtip.company, domain: 'grouptoys' });
    await ada.clicks(review, 'request.submit');
    const created = await ada.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));
    const updates = desk.connector.calls.filter(({ method }) => method === 'PUT');
    assert(updates.length > 0 && updates.every(({ targeted, body }) => targeted && body.recipient === undefined));
    await ben.clicksForWords(created, 'credential.reveal');
    const revealed = await ada.clicks(created, 'credential.reveal');
    await ada.clicks(revealed, 'credential.done');
    const end = Date.now() + 5_000;
    while (ada.stored(created.messageId)) {
      assert(Date.now() < end, 'the targeted message is still there');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  });

  it('goes to the owner’s own chat where Teams refuses a targeted message, never to everybody', async () => {
    const eve = desk.user({ conversationId: '19:other@thread.v2', conversationType: 'groupChat' });
    desk.connector.fail({ fits: ({ targeted }) => targeted, status: 403 });
    await eve.says('new customer Northwind');
    const publicly = desk.connector.messages('19:other@thread.v2');
    assert(
      publicly.every(({ attachments }) => !attachments?.length),
      'the card went to everybody',
    );
    const inTheirChat = desk.connector
      .messages('a:personal-chat')
      .filter((sent) => JSON.stringify(sent).includes('Northwind'));
    assert.equal(inTheirChat.length, 1);
  });

  it('asks a rep to open a chat where Teams allows neither, without a word of what it is about', async () => {
    const conversationId = '19:closed@thread.v2';
    const dan = desk.user({ conversationId, conversationType: 'groupChat' });
    desk.connector.fail({ fits: ({ targeted }) => targeted, status: 403 });
    desk.connector.fail({ fits: ({ method, body }) => method === 'POST' && body.members !== undefined, status: 403 });
    await dan.says('new customer Fabrikam');
    const [told] = desk.connector.messages(conversationId);
    assert.match(String(told?.text), /open a chat with me/);
    assert(!JSON.stringify(told).includes('Fabrikam'));
  });

  it('serves a rep in a channel’s thread with one private card, whichever thread the clicks name', async () => {
    const thread = '19:channel@thread.tacv2;messageid=1';
    const rep = desk.user({ conversationId: thread, conversationType: 'channel' });
    await rep.says('<at>Tenant Desk</at> new customer Adatum');
    const sent = desk.connector.messages('19:channel@thread.tacv2');
    assert.deepEqual(
      sent.map(({ targeted }) => targeted),
      [true],
    );
    const [message] = sent;
    assert(message);
    const seen = { card: message.attachments?.[0]?.content as CardNode, messageId: message.id };
    const clicking = desk.user({
      ...rep.options,
      objectId: rep.objectId,
      conversationId: '19:channel@thread.tacv2;messageid=2',
    });
    const second = await clicking.clicks(seen, 'draft.save', { country: 'US' });
    assert(hasButton(second.card, 'draft.back'));
    assert.equal(desk.connector.messages('19:channel@thread.tacv2').length, 1);
  });

  it('starts a customer from everybody’s greeting in a private card, and answers the click at once', async () => {
    const rep = desk.user({ conversationId: '19:greeted@thread.v2', conversationType: 'groupChat' });
    await rep.send(rep.activity({ type: 'installationUpdate', action: 'add' }));
    const [greeting] = desk.connector.messages('19:greeted@thread.v2');
    assert(greeting);
    const seen = { card: greeting.attachments?.[0]?.content as CardNode, messageId: greeting.id };
    assert.match(await rep.clicksForWords(seen, 'customer.new'), /only you can see/);
    const end = Date.now() + 5_000;
    while (desk.connector.messages('19:greeted@thread.v2').length < 2) {
      assert(Date.now() < end, 'no private card');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert(desk.connector.messages('19:greeted@thread.v2').every(({ targeted }) => targeted));
  });

  it('leaves a receipt where Teams cannot delete a targeted message', async () => {
    const rep = desk.user({ conversationId: '19:undeletable@thread.v2', conversationType: 'groupChat' });
    const created = await createOne(rep, { ...wingtip.company, domain: 'undeletable' });
    desk.connector.fail({ fits: ({ method }) => method === 'DELETE', status: 501, times: 9 });
    await rep.clicks(await rep.clicks(created, 'credential.reveal'), 'credential.done');
    await rep.waitsFor(created.messageId, (card) => !hasButton(card, 'credential.reveal'));
  });

  it('takes an Action.Submit like an Action.Execute', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer Litware');
    const { data } = button(first.card, 'draft.save') as { data: CardNode };
    const value = { verb: 'draft.save', ...data, country: 'US', companyName: 'Litware', domain: 'litware' };
    await rep.send(rep.activity({ type: 'message', value, replyToId: first.messageId }));
    await rep.waitsFor(first.messageId, (card) => hasButton(card, 'draft.back'));
  });
});
