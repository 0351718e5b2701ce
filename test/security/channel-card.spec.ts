import assert from 'node:assert/strict';
import { approverId, cardIn, confirm, ownChats } from '../support/approval-people.ts';
import { button, type CardNode, hasButton, isCard, text } from '../support/card.ts';
import type { ConnectorCall } from '../support/fake-connector.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const channelId = '19:approvals@thread.tacv2';
const hidden = ['One Microsoft Way', 'ina@wingtiptoys.com', 'Leonte', '0101'];

describe('the card of a channel', function () {
  this.timeout(60_000);
  let desk: TestDesk;
  let everybody: TeamsUser;
  let approver: TeamsUser;
  let count = 0;
  before(async () => {
    const policy = { APPROVAL: 'all', APPROVERS: approverId(1), APPROVAL_CHANNEL: channelId };
    desk = await startTestDesk({ env: { ...policy, CREDENTIAL_HAND_OVER: '1' }, connector: ownChats });
    everybody = desk.user({ conversationId: channelId });
    approver = desk.user({ objectId: approverId(1), name: 'Approver 1' });
  });
  after(() => desk.close());

  function inChannel({ objectId, options }: TeamsUser): TeamsUser {
    const conversationId = `${channelId};messageid=7`;
    return desk.user({ name: options.name ?? 'Somebody', objectId, conversationId, conversationType: 'channel' });
  }

  const publicly = () => desk.connector.messages(channelId).filter(({ targeted }) => !targeted);

  async function asked() {
    const domain = `public${++count}`;
    const confirmed = await confirm(desk.user({ name: 'Ada Rep' }), domain);
    const isOurs = (card: CardNode) => text(card).includes(`${domain} Toys`) && hasButton(card, 'request.view');
    return { ...confirmed, shown: await cardIn(everybody, isOurs) };
  }

  /** The click as it comes from a client that knows no Action.Execute. */
  async function submits(user: TeamsUser, { card, messageId }: Seen, verb: string, typed: object = {}): Promise<void> {
    const { data } = button(card, 'request.view');
    const value = { ...(data as object), verb, ...typed };
    const response = await user.send(user.activity({ type: 'message', text: '', replyToId: messageId, value }));
    assert.equal(response.status, 200);
  }

  /** The card that was sent to that person alone, in the channel. */
  function privateCard({ id }: TeamsUser, domain: string): Seen {
    const wanted = ({ targeted, body }: ConnectorCall) =>
      targeted && body.recipient?.id === id && JSON.stringify(body).includes(`${domain} Toys`);
    const { body } = desk.connector.calls.filter(wanted).at(-1) ?? assert.fail('nothing came to the person');
    const content = body.attachments?.[0]?.content;
    assert(isCard(content));
    const sent = desk.connector.messages(channelId).findLast((message) => message.recipient?.id === id);
    return { card: content, messageId: sent?.id ?? '' };
  }

  function staysEverybodys({ messageId }: Seen): void {
    assert(
      publicly().some(({ id }) => id === messageId),
      'the card of the channel is gone',
    );
    const stored = JSON.stringify(publicly());
    for (const one of hidden) assert(!stored.includes(one), `everybody sees ${one}`);
  }

  it('is not replaced by the whole that an approver opens; they alone get it, and decide there', async () => {
    const { shown, domain } = await asked();
    const user = inChannel(approver);
    await submits(user, shown, 'request.view');
    staysEverybodys(shown);
    const whole = privateCard(user, domain);
    assert(text(whole.card).includes('One Microsoft Way') && hasButton(whole.card, 'request.approve'));
    await user.clicks(whole, 'request.return', { reason: 'Another street' });
    await everybody.waitsFor(shown.messageId, (now) => /returned/i.test(text(now)));
    staysEverybodys(shown);
  });

  for (const verb of ['request.approve', 'request.reject', 'request.delegate']) {
    it(`is not replaced when an approver sends ${verb} with its id`, async () => {
      const { shown, domain } = await asked();
      const user = inChannel(approver);
      await submits(user, shown, verb, { reason: 'Words' });
      staysEverybodys(shown);
      assert(privateCard(user, domain), 'nothing came to the approver');
    });
  }

  it('is not replaced by its owner’s card', async () => {
    const { shown, owner, domain } = await asked();
    const user = inChannel(owner);
    for (const verb of ['request.view', 'request.withdraw']) {
      await submits(user, shown, verb);
      staysEverybodys(shown);
      assert(text(privateCard(user, domain).card).includes(`${domain} Toys`));
    }
  });

  it('is not replaced by the card of who holds the password', async () => {
    const holder = desk.user({ name: 'Grace Holder' });
    await holder.says('help');
    const { shown, owner, seen, domain } = await asked();
    await inChannel(approver).clicks(shown, 'request.view');
    await submits(inChannel(approver), shown, 'request.approve');
    const created = await owner.waitsFor(seen.messageId, (card) => hasButton(card, 'credential.handOver'));
    const choice = await owner.clicks(created, 'credential.handOver');
    await owner.clicks(choice, 'credential.handOver', { recipient: holder.objectId });
    const user = inChannel(holder);
    await submits(user, shown, 'request.view');
    staysEverybodys(shown);
    assert(!JSON.stringify(publicly()).includes('credential.'), 'everybody sees the password’s button');
    assert(hasButton(privateCard(user, domain).card, 'credential.reveal'));
  });
});
