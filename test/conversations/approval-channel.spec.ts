import assert from 'node:assert/strict';
import { cardIn } from '../support/approval-people.ts';
import { byId, hasButton, isCard, text } from '../support/card.ts';
import { fillIn, wingtip } from '../support/story.ts';
import type { Seen } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const ids = ['0a', '0b'].map((start) => `${start}000000-0000-4000-8000-000000000001`);
const channelId = '19:approvals@thread.tacv2';

describe('approvals in a channel', function () {
  this.timeout(40_000);
  let desk: TestDesk;
  let count = 0;
  before(async () => {
    desk = await startTestDesk({ env: { APPROVAL: 'all', APPROVERS: ids.join(',') } });
  });
  after(() => desk.close());

  const inChannel = (objectId: string, name: string) =>
    desk.user({ objectId, name, conversationId: `${channelId};messageid=7`, conversationType: 'channel' });
  const publicly = () => desk.connector.messages(channelId).filter(({ targeted }) => !targeted);

  async function confirmed() {
    const domain = `channel${++count}`;
    const owner = desk.user({ name: 'Ada Rep' });
    const review = await fillIn(owner, { ...wingtip.company, companyName: `${domain} Toys`, domain });
    return { owner, seen: await owner.clicks(review, 'request.submit'), domain };
  }

  async function cardInChannel(words: RegExp): Promise<Seen> {
    for (const end = Date.now() + 15_000; ; ) {
      for (const { id: messageId, attachments } of publicly()) {
        const card = attachments?.[0]?.content;
        if (isCard(card) && words.test(text(card))) return { card, messageId };
      }
      assert(Date.now() < end, `nothing in the channel says ${words}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('are set by an approver, in a channel', async () => {
    const [first = ''] = ids;
    const stranger = inChannel('0f000000-0000-4000-8000-000000000001', 'Eve');
    await stranger.says('approvals here');
    assert.match(desk.connector.messages(`${channelId};messageid=7`).at(-1)?.text ?? '', /not an approver/);
    assert.match((await desk.user({ objectId: first }).says('approvals here')).at(-1)?.text ?? '', /in the channel/);
    await inChannel(first, 'Approver 1').says('<at>Tenant Desk</at> approvals here');
    assert.match(desk.connector.messages(`${channelId};messageid=7`).at(-1)?.text ?? '', /shown in this channel/);
  });

  it('show everybody the company and nothing of its people; the whole of it an approver alone, who decides there', async () => {
    const [first = '', second = ''] = ids;
    const { owner, seen, domain } = await confirmed();
    const shown = await cardInChannel(new RegExp(`${domain} Toys`));
    const stored = JSON.stringify(publicly());
    for (const hidden of ['One Microsoft Way', 'ina@wingtiptoys.com', 'Leonte', '0101']) {
      assert(!stored.includes(hidden), `everybody sees ${hidden}`);
    }
    assert(!hasButton(shown.card, 'request.approve'));
    const eve = inChannel('0f000000-0000-4000-8000-000000000001', 'Eve');
    assert.match(await eve.clicksForWords(shown, 'request.view'), /somebody else/);
    const approver = inChannel(first, 'Approver 1');
    const whole = await approver.clicks(shown, 'request.view');
    assert(text(whole.card).includes('One Microsoft Way') && byId(whole.card, 'reason'));
    assert(!JSON.stringify(publicly()).includes('One Microsoft Way'), 'the whole was stored for everybody');
    const decided = await approver.clicks(whole, 'request.approve');
    assert.match(text(decided.card), /Approver 1 approved on/);
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    const after = await cardInChannel(new RegExp(`${domain} Toys[^]*Approver 1 approved on`));
    assert(!hasButton(after.card, 'request.view'));
    assert(!JSON.stringify(publicly()).includes('ina@wingtiptoys.com'));
    assert.equal(desk.connector.messages(`a:${second}`).length, 0, 'nobody is asked twice');
  });

  it('are asked in everybody’s own chat where Teams does not let the bot write there', async () => {
    const [, second = ''] = ids;
    const approver = desk.user({ objectId: second });
    await approver.says('help');
    desk.connector.fail({
      fits: ({ conversationId, method }) => conversationId === channelId && method === 'POST',
      status: 403,
      times: 9,
    });
    const { domain } = await confirmed();
    for (const end = Date.now() + 15_000; ; ) {
      const own = desk.connector.messages(approver.conversationId);
      if (own.some(({ attachments }) => JSON.stringify(attachments).includes(`${domain} Toys`))) break;
      assert(Date.now() < end, 'nobody was asked');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('come to everybody’s own chat again when an approver says so in theirs, and the log says who did', async () => {
    const [first = ''] = ids;
    const approver = desk.user({ objectId: first });
    const inChat = async (who = approver) => (await who.says('approvals here')).at(-1)?.text ?? '';
    assert.match(await inChat(desk.user()), /not an approver/);
    assert.match(await inChat(), /every approver’s own chat from now on/);
    assert.match(await inChat(), /in the channel where/);
    const posts = publicly().length;
    const { domain } = await confirmed();
    await cardIn(approver, (card) => text(card).includes(`${domain} Toys`));
    assert.equal(publicly().length, posts);
    const logged = desk.logLines.filter((line) => /Approvals are asked for in/.test(line) && line.includes(first));
    assert.equal(logged.length, 2);
    assert(logged[0]?.includes(channelId) && logged.every((line) => line.includes(approver.tenantId)));
  });
});

describe('approvals in the channel of the settings', function () {
  this.timeout(40_000);
  let desk: TestDesk;
  before(async () => {
    desk = await startTestDesk({ env: { APPROVAL: 'all', APPROVERS: ids.join(','), APPROVAL_CHANNEL: channelId } });
  });
  after(() => desk.close());

  it('stay there, whatever an approver types', async () => {
    const [objectId = ''] = ids;
    const said = async (options: object) =>
      (await desk.user({ objectId, name: 'Approver 1', ...options }).says('approvals here')).at(-1)?.text ?? '';
    const elsewhere = { conversationId: '19:other@thread.tacv2', conversationType: 'channel' };
    assert.match(await said(elsewhere), /has set another channel/);
    assert.match(await said({}), /has set another channel/);
    assert.match(await said({ ...elsewhere, conversationId: `${channelId};messageid=7` }), /shown in this channel/);
    const owner = desk.user({ name: 'Ada Rep' });
    const company = { ...wingtip.company, companyName: 'Setting Toys', domain: 'settingtoys' };
    const seen = await owner.clicks(await fillIn(owner, company), 'request.submit');
    const approver = desk.user({
      objectId,
      name: 'Approver 1',
      conversationId: channelId,
      conversationType: 'channel',
    });
    const shown = await cardIn(approver, (card) => text(card).includes('Setting Toys'));
    await approver.clicks(await approver.clicks(shown, 'request.view'), 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    assert.equal(desk.connector.messages(elsewhere.conversationId).filter(({ attachments }) => attachments).length, 0);
  });
});
