import assert from 'node:assert/strict';
import { button, byId, type CardNode, hasButton, isCard, said, text } from '../support/card.ts';
import { fillIn, wingtip } from '../support/story.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const ids = ['0a', '0b', '0c'].map((start) => `${start}000000-0000-4000-8000-000000000001`);
const hour = 3_600_000;

describe('a request that somebody has to approve', function () {
  this.timeout(40_000);
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  let desk: TestDesk;
  let approvers: readonly TeamsUser[] = [];
  let count = 0;
  before(async () => {
    const env = { APPROVAL: 'DE:0, FR:2, *:1', APPROVERS: ids.join(',') };
    desk = await startTestDesk({
      overrides: { clock },
      env,
      connector: { personalChat: (userId) => `a:${userId.replace('29:', '')}` },
    });
    approvers = ids.map((objectId, index) => desk.user({ objectId, name: `Approver ${index + 1}` }));
    for (const approver of approvers) await approver.says('help');
  });
  after(() => desk.close());
  afterEach(() => {
    time.offsetMs = 0;
  });

  async function confirmed(changes: Readonly<Record<string, string>> = {}, owner = desk.user({ name: 'Ada Rep' })) {
    const domain = `asked${++count}`;
    const company = { ...wingtip.company, companyName: `${domain} Toys`, domain, ...changes };
    const review = await fillIn(owner, company, changes.country === 'FR' ? french : wingtip.address);
    const seen = await owner.clicks(review, 'request.submit');
    return { owner, seen, domain };
  }
  const french = { ...wingtip.address, city: 'Paris', state: '', postalCode: '75001', phoneNumber: '01 42 68 53 00' };

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
  const asked = (user: TeamsUser, domain: string) =>
    cardOf(user, (card) => hasButton(card, 'request.approve') && text(card).includes(`${domain} Toys`));
  const customers = (domain: string) =>
    desk.sandbox.customers().filter((customer) => customer.domain.startsWith(`${domain}.`));

  it('is created after one approval, and everybody’s card says who gave it', async () => {
    const { owner, seen, domain } = await confirmed();
    assert.match(text(seen.card), /0 of 1 approvals/);
    assert.equal(customers(domain).length, 0);
    const [first, second] = approvers;
    assert(first && second);
    const card = await asked(first, domain);
    for (const shown of ['One Microsoft Way', 'Redmond', 'ina@wingtiptoys.com', 'Ada Rep'])
      assert(text(card.card).includes(shown), shown);
    const other = await asked(second, domain);
    await first.clicks(card, 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    assert.equal(customers(domain).length, 1);
    await cardOf(owner, (now) => /Approver 1 approved your request/.test(text(now)));
    const final = await second.waitsFor(other.messageId, (now) => /Approver 1 approved on/.test(text(now)));
    assert(!hasButton(final.card, 'request.approve') && !byId(final.card, 'reason'));
    const late = await second.clicks(other, 'request.reject', { reason: 'too late' });
    assert.match(text(late.card), /Approver 1 approved on/);
    assert.match(await first.clicksForWords(card, 'request.approve').catch(() => ''), /^$/);
    assert(!hasButton(late.card, 'credential.reveal'), 'approvers never see the password');
  });

  it('needs two of three where the rule says so, each voting once', async () => {
    const { owner, seen, domain } = await confirmed({ country: 'FR' });
    const [first, second, third] = approvers;
    assert(first && second && third);
    const card = await asked(first, domain);
    const again = await first.clicks(card, 'request.approve');
    assert.match(text(again.card), /1 of 2 approvals/);
    await first.clicks(card, 'request.approve');
    assert.equal(customers(domain).length, 0);
    await owner.waitsFor(seen.messageId, (now) => /1 of 2 approvals/.test(text(now)));
    await second.clicks(await asked(second, domain), 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    await cardOf(third, (now) => /Approver 2 approved on/.test(text(now)) && text(now).includes(`${domain} Toys`));
  });

  it('is created at once where the rule asks for nobody', async () => {
    const address = {
      addressLine1: 'Konrad-Zuse-Str. 1',
      city: 'Unterschleißheim',
      state: '',
      postalCode: '85716',
      firstName: 'Ina',
      lastName: 'Leonte',
      email: 'ina@example.com',
      phoneNumber: '089 31760',
    };
    const owner = desk.user();
    const review = await fillIn(owner, { country: 'DE', companyName: 'Germany Toys', domain: 'germanytoys' }, address);
    await owner.clicks(review, 'request.submit');
    await owner.waitsFor(review.messageId, (now) => hasButton(now, 'credential.reveal'));
  });

  it('is rejected with a reason, which its owner reads as it was typed', async () => {
    const { owner, seen, domain } = await confirmed();
    const [first] = approvers;
    assert(first);
    const card = await asked(first, domain);
    const missing = await first.clicks(card, 'request.reject');
    assert.match(said(missing.card, 'reasonError') ?? '', /Say why/);
    const blank = await first.clicks(missing, 'request.reject', { reason: ' \u200b ' });
    assert.match(said(blank.card, 'reasonError') ?? '', /Say why/);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: card templates would fill this in
    const reason = 'No **credit** [x](http://evil) ${domain} {{DATE(2020)}}';
    await first.clicks(missing, 'request.reject', { reason });
    const told = await cardOf(owner, (now) => /rejected your request/.test(text(now)));
    assert(text(told.card).includes(reason));
    const final = await owner.waitsFor(seen.messageId, (now) => /Request rejected/.test(text(now)));
    assert(text(final.card).includes(reason));
    assert.equal(customers(domain).length, 0);
  });

  it('comes back for changes, and is asked again with what was changed; earlier approvals are void', async () => {
    const { owner, seen, domain } = await confirmed({ country: 'FR' });
    const [first, second, third] = approvers;
    assert(first && second && third);
    const card = await asked(first, domain);
    await first.clicks(card, 'request.approve');
    await second.clicks(await asked(second, domain), 'request.return', { reason: 'Wrong street' });
    const back = await owner.waitsFor(
      seen.messageId,
      (now) => /Wrong street/.test(text(now)) && hasButton(now, 'request.correct'),
    );
    const draft = await owner.clicks(back, 'request.correct');
    const edit = await owner.clicks(draft, 'draft.edit', {}, { step: 'address' });
    const review = await owner.clicks(edit, 'draft.save', { addressLine1: 'Rue de Rivoli 99' });
    const stale = await first.clicks(card, 'request.approve');
    assert(!hasButton(stale.card, 'request.approve'));
    const again = await owner.clicks(review, 'request.submit');
    assert.match(text(again.card), /0 of 2 approvals/);
    await cardOf(first, (now) => /changed this request and confirmed it again/.test(text(now)));
    const renewed = await first.waitsFor(
      card.messageId,
      (now) => text(now).includes('Rue de Rivoli 99') && hasButton(now, 'request.approve'),
    );
    const old = await first.clicks(card, 'request.approve', { reason: 'Credit is fine' });
    assert.match(text(old.card), /0 of 2 approvals/, 'a decision on the old content is none');
    assert.match(said(old.card, 'changedWarning') ?? '', /Nothing was decided/);
    assert.equal(byId(old.card, 'reason')?.value, 'Credit is fine', 'what was typed is still there');
    await first.clicks(renewed, 'request.approve', { reason: 'Credit is fine' });
    await owner.waitsFor(seen.messageId, (now) => /Approver 1 approved on .*: “Credit is fine”/.test(text(now)));
    await third.clicks(await asked(third, domain), 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
  });

  it('shows its approvers which address Microsoft suggested where the rep kept their own', async () => {
    const owner = desk.user({ name: 'Ada Rep' });
    const domain = `asked${++count}`;
    const kept = { ...wingtip.address, addressLine1: '2 Main St' };
    const asking = await fillIn(owner, { ...wingtip.company, companyName: `${domain} Toys`, domain }, kept);
    assert(hasButton(asking.card, 'draft.useAddress'));
    await owner.clicks(await owner.clicks(asking, 'draft.save'), 'request.submit');
    const [first] = approvers;
    assert(first);
    const { card } = await asked(first, domain);
    assert.match(said(card, 'addressWarning') ?? '', /suggests another address: 2 Main Street.*Ada Rep kept their own/);
  });

  it('is withdrawn or taken back by its owner while nobody has decided, and every card says so', async () => {
    const { owner, seen, domain } = await confirmed();
    const [first] = approvers;
    assert(first);
    const card = await asked(first, domain);
    await owner.clicks(seen, 'request.withdraw');
    await first.waitsFor(
      card.messageId,
      (now) => /Ada Rep withdrew it/.test(text(now)) && !hasButton(now, 'request.approve'),
    );
    const other = await confirmed();
    const theirs = await asked(first, other.domain);
    await other.owner.clicks(other.seen, 'request.correct');
    await first.waitsFor(
      theirs.messageId,
      (now) => /took it back to change it/.test(text(now)) && !hasButton(now, 'request.approve'),
    );
  });

  it('is never approved by its owner, nor by whoever is no approver', async () => {
    const [first, second] = approvers;
    assert(first && second);
    const mine = await confirmed({}, desk.user({ objectId: first.objectId, name: 'Approver 1' }));
    const card = await asked(second, mine.domain);
    assert.match(await first.clicksForWords(card, 'request.approve'), /your own request/);
    assert.match(await desk.user().clicksForWords(card, 'request.approve'), /not among the approvers/);
    const foreign = desk.user({ objectId: second.objectId, tenantId: '99999999-2222-4333-8444-555555555555' });
    assert.match(await foreign.clicksForWords(card, 'request.approve'), /no such request/);
    assert.equal(customers(mine.domain).length, 0);
    await second.clicks(card, 'request.approve');
    await mine.owner.waitsFor(mine.seen.messageId, (now) => hasButton(now, 'credential.reveal'));
  });

  it('waits in the list of whoever has to decide; where everybody is asked, nobody can be asked instead', async () => {
    const { domain } = await confirmed();
    const [first] = approvers;
    assert(first);
    const list = await first.asks('waiting for me');
    assert(text(list.card).includes(`${domain} Toys`));
    assert.match((await desk.user().says('waiting for me'))[0]?.text ?? '', /not an approver/);
    const card = await asked(first, domain);
    const choice = await first.clicks(card, 'request.delegate');
    assert.match(text(choice.card), /There is nobody else whom you can ask/);
    assert(!byId(choice.card, 'recipient'));
  });

  it('counts exactly the votes that are needed of those who click at once', async () => {
    const { owner, seen, domain } = await confirmed({ country: 'FR' });
    const cards = await Promise.all(approvers.map((approver) => asked(approver, domain)));
    const clicks = approvers.flatMap((approver, at) =>
      [0, 1, 2].map(() => approver.clicks(cards[at] ?? seen, 'request.approve')),
    );
    await Promise.all(clicks);
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    assert.equal(customers(domain).length, 1);
    assert(button(seen.card, 'request.withdraw'));
  });

  it('reminds, and ends by itself when nobody decides: that is no rejection', async () => {
    const { owner, seen, domain } = await confirmed();
    const [first] = approvers;
    assert(first);
    const card = await asked(first, domain);
    assert(!hasButton(seen.card, 'request.nudge'));
    time.offsetMs = 5 * hour;
    const later = await owner.clicks(seen, 'request.view').catch(() => owner.asks('status TD-1001'));
    assert(later);
    time.offsetMs = 37 * hour;
    await cardOf(
      first,
      (now) => /still waits for your decision/.test(text(now)) && text(now).includes(`${domain} Toys`),
    );
    time.offsetMs = 73 * hour;
    const over = await owner.waitsFor(seen.messageId, (now) => /Nobody decided in time/.test(text(now)), 25_000);
    assert.doesNotMatch(text(over.card), /rejected/i);
    await first.waitsFor(card.messageId, (now) => /Nobody decided in time/.test(text(now)));
    await cardOf(owner, (now) => /Not decided in time/.test(text(now)));
    assert.equal(customers(domain).length, 0);
  });
});
