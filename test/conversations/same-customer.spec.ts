import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { button, byId, hasButton, nodes, said, text, values } from '../support/card.ts';
import { createOne, fillIn } from '../support/story.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const dayMs = 24 * 3_600_000;

describe('two requests for the same customer', () => {
  let desk: TestDesk;
  const time = { offsetMs: 0 };
  let count = 0;

  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk({ overrides: { clock: { now: () => new Date(Date.now() + time.offsetMs) } } });
  });
  afterEach(() => {
    time.offsetMs = 0;
  });
  after(() => desk.close());

  /** A company that no other test has, under a domain that does not come from its name. */
  function aCompany() {
    count += 1;
    return { country: 'US', companyName: `Wingtip ${count} Toys`, domain: `toys${count}` };
  }

  async function saved(rep: TeamsUser, company: Readonly<Record<string, string>>): Promise<Seen> {
    return rep.clicks(await rep.asks('new customer'), 'draft.save', company);
  }

  function numberOf({ card }: Seen): string {
    return text(card).match(/TD-\d+/)?.[0] ?? '';
  }

  function isAddress({ card }: Seen): boolean {
    return byId(card, 'addressLine1') !== undefined;
  }

  it('the second rep sees whose the first one is, where it stands and since when, before typing on', async () => {
    const [ada, ben] = [desk.user({ name: 'Ada Rep' }), desk.user({ name: 'Ben Rep' })];
    const company = aCompany();
    const adas = await saved(ada, company);
    assert(isAddress(adas));
    const typed = { ...company, companyName: `WINGTIP ${count} toys, Inc.`, domain: `bens${count}` };
    const told = await saved(ben, typed);
    const year = new Date().getFullYear();
    assert.match(
      said(told.card, 'companyNameWarning') ?? '',
      new RegExp(`${numberOf(adas)} by Ada Rep, being filled in since .*${year}.*\\. Go on only if`),
    );
    assert.deepEqual(values(told.card), typed, 'something typed was lost');
    assert.equal(said(told.card, 'domainWarning'), undefined);
    assert.doesNotMatch(text(told.card), /need your attention/);
    assert(!hasButton(told.card, 'request.view'), 'a way to somebody else’s request');

    const address = await ben.clicks(told, 'draft.save');
    assert(isAddress(address), 'told of the same twice');
    assert.equal(said(address.card, 'companyNameWarning'), undefined);
  });

  it('a click that Teams delivers again is not the second save', async () => {
    const company = aCompany();
    await saved(desk.user(), company);
    const ben = desk.user();
    const click = ben.clickActivity(await ben.asks('new customer'), 'draft.save', company);
    const answers = [await ben.invoke(click), await ben.invoke({ ...click, id: 'again' })];
    for (const { value } of answers) assert(said(value, 'companyNameWarning'));
  });

  it('the card of “new customer Contoso” tells at once, and the first save goes on', async () => {
    const [ada, ben] = [desk.user({ name: 'Ada Rep' }), desk.user({ name: 'Ben Rep' })];
    const adas = await ada.asks('new customer Proseware');
    assert.equal(said(adas.card, 'companyNameWarning'), undefined);
    const bens = await ben.asks('new customer proseware llc');
    assert.match(said(bens.card, 'companyNameWarning') ?? '', /by Ada Rep, being filled in/);
    assert.match(
      said(bens.card, 'domainWarning') ?? '',
      new RegExp(`${numberOf(adas)} has proseware.onmicrosoft.com too. Whichever is confirmed first`),
    );
    assert(isAddress(await ben.clicks(bens, 'draft.save')));
  });

  it('a domain in another’s draft alone is told at the domain, also when it is taken by a tap', async () => {
    const [ada, ben] = [desk.user({ name: 'Ada Rep' }), desk.user({ name: 'Ben Rep' })];
    const taken = await saved(ben, { ...aCompany(), domain: 'contoso' });
    const offered = button(taken.card, 'draft.useDomain', { suggestion: 0 }).title as string;
    const domain = offered.replace('Use ', '');
    const adas = await saved(ada, { ...aCompany(), domain });
    assert(isAddress(adas));
    const told = await ben.clicks(taken, 'draft.useDomain', {}, { suggestion: 0 });
    assert.match(
      said(told.card, 'domainWarning') ?? '',
      new RegExp(`in another draft too: ${numberOf(adas)} by Ada Rep`),
    );
    assert.equal(values(told.card).domain, domain);
    assert.equal(said(told.card, 'companyNameWarning'), undefined);
    assert(isAddress(await ben.clicks(told, 'draft.save')));
  });

  it('one’s own is opened with a tap, and the draft is not lost', async () => {
    const ada = desk.user({ name: 'Ada Rep' });
    const company = aCompany();
    const first = await saved(ada, company);
    const told = await saved(ada, { ...company, domain: `second${count}` });
    assert.match(said(told.card, 'companyNameWarning') ?? '', new RegExp(`${numberOf(first)} by you, being filled in`));
    const open = button(told.card, 'request.view');
    assert.equal(open.title, `Open ${numberOf(first)}`);
    const opened = await ada.clicks(told, 'request.view');
    assert.equal(numberOf(opened), numberOf(first));
    assert(isAddress(opened));
    const back = await ada.asks(`status ${numberOf(told)}`);
    assert.equal(values(back.card).domain, `second${count}`);
  });

  it('the review tells above the button, as it stands then', async () => {
    const [ada, ben] = [desk.user({ name: 'Ada Rep' }), desk.user({ name: 'Ben Rep' })];
    const company = aCompany();
    const review = await fillIn(ben, { ...company, domain: `bens${count}` });
    assert.equal(said(review.card, 'companyNameWarning'), undefined);
    const adas = await saved(ada, company);
    const again = await ben.asks(`status ${numberOf(review)}`);
    assert.match(said(again.card, 'companyNameWarning') ?? '', new RegExp(`${numberOf(adas)} by Ada Rep`));
    const caution = nodes(again.card).find((node) => /never be changed/.test(String(node.text)));
    const order = nodes(again.card);
    const warning = byId(again.card, 'companyNameWarning');
    assert(caution && warning && order.indexOf(warning) < order.indexOf(caution));
    const edits = order.filter((node) => node.verb === 'draft.edit');
    assert(
      edits.every((edit) => order.indexOf(edit) < order.indexOf(warning)),
      'it is not above the button',
    );

    const edited = await ben.clicks(again, 'draft.edit', {}, { step: 'company' });
    assert(said(edited.card, 'companyNameWarning'));
    const unchanged = await ben.clicks(edited, 'draft.save');
    assert(hasButton(unchanged.card, 'request.submit'), 'told of the same twice');
    await ben.clicks(unchanged, 'request.submit');
    await ben.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));
  });

  it('a draft that became a customer is told again, and its domain is refused', async () => {
    const [ada, ben] = [desk.user({ name: 'Ada Rep' }), desk.user({ name: 'Ben Rep' })];
    const company = aCompany();
    const review = await fillIn(ada, company);
    const told = await saved(ben, company);
    assert.match(said(told.card, 'companyNameWarning') ?? '', /being filled in/);
    assert.match(said(told.card, 'domainWarning') ?? '', /Whichever is confirmed first/);
    await ada.clicks(review, 'request.submit');
    await ada.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));

    const refused = await ben.clicks(told, 'draft.save');
    const created = new RegExp(
      `${numberOf(review)} by Ada Rep, created on .* as ${company.domain}\\.onmicrosoft\\.com`,
    );
    assert.match(said(refused.card, 'companyNameWarning') ?? '', created);
    assert.match(said(refused.card, 'domainError') ?? '', created);
    assert.match(said(refused.card, 'domainError') ?? '', /Choose another one/);
    assert.match(text(refused.card), /1 thing needs your attention/);
    const address = await ben.clicks(refused, 'draft.useDomain', {}, { suggestion: 0 });
    assert(isAddress(address), 'told of the same twice');
  });

  it('a confirmed one that waits is told as such', async () => {
    const [ada, ben] = [desk.user({ name: 'Ada Rep' }), desk.user({ name: 'Ben Rep' })];
    const company = aCompany();
    const review = await fillIn(ada, company);
    desk.sandbox.fault({ route: 'POST /v1/customers', kind: 'slow', ms: 3_000 });
    await ada.clicks(review, 'request.submit');
    const told = await saved(ben, company);
    assert.match(
      said(told.card, 'companyNameWarning') ?? '',
      /by Ada Rep, (confirmed and waiting|being created), begun/,
    );
    assert.match(said(told.card, 'domainError') ?? '', /by Ada Rep, (confirmed and waiting|being created), begun/);
    await ada.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));
  });

  it('a customer counts for a year', async function () {
    this.timeout(20_000);
    const ada = desk.user({ name: 'Ada Rep' });
    const company = aCompany();
    const created = await createOne(ada, company);
    const second = (domain: string) => saved(desk.user({ name: 'Ben Rep' }), { ...company, domain });
    time.offsetMs = 7 * dayMs;
    const told = await second(`week${count}`);
    assert.match(
      said(told.card, 'companyNameWarning') ?? '',
      new RegExp(`${numberOf(created)} by Ada Rep, created on .* as ${company.domain}`),
    );
    time.offsetMs = 366 * dayMs;
    const later = await second(`later${count}`);
    assert.doesNotMatch(text(later.card), new RegExp(numberOf(created)));
  });

  it('a request that ended is nobody’s business', async () => {
    const company = aCompany();
    const ada = desk.user();
    const draft = await saved(ada, company);
    await ada.clicks(draft, 'draft.cancel');
    assert(isAddress(await saved(desk.user(), company)));
  });

  it('another country or another name is another customer', async () => {
    const company = aCompany();
    await saved(desk.user(), company);
    const others = [
      { ...company, country: 'DE' },
      { ...company, companyName: `${company.companyName} Group` },
      { ...company, companyName: `Vingtip ${count} Toys` },
      { ...company, companyName: `Wingtip ${count}0 Toys` },
    ];
    for (const [index, other] of others.entries()) {
      const next = await saved(desk.user(), { ...other, domain: `other${count}x${index}` });
      assert(isAddress(next), other.companyName);
    }
  });

  it('people of another tenant learn nothing, of a draft or of a customer', async () => {
    const ada = desk.user({ name: 'Ada Rep' });
    const [draft, made] = [aCompany(), aCompany()];
    const adas = [await saved(ada, draft), await createOne(ada, made)];
    const stranger = () => desk.user({ name: 'Mallory', tenantId: randomUUID() });
    const beside = await saved(stranger(), draft);
    assert(isAddress(beside));
    const refused = await saved(stranger(), made);
    assert.match(said(refused.card, 'domainError') ?? '', /is taken\. Choose another one/);
    const review = await fillIn(stranger(), { ...made, domain: `strange${count}` });
    for (const { card } of [beside, refused, review]) {
      assert(!text(card).includes('Ada Rep'));
      for (const one of adas) assert(!JSON.stringify(card).includes(numberOf(one)), 'the number');
      assert.equal(said(card, 'companyNameWarning'), undefined);
      assert.equal(said(card, 'domainWarning'), undefined);
    }
  });

  it('a colleague without a name is told of as one, and a hostile name stays a name', async () => {
    for (const [name, shown] of [
      ['', /by a colleague,/],
      ['[x](http://evil) {{DATE(2020-01-01T00:00:00Z)}}', /by \[x\]\(http:\/\/evil\) \{\{DATE/],
      ['N'.repeat(5_000), new RegExp(`by ${'N'.repeat(60)}…,`)],
    ] as const) {
      const company = aCompany();
      await saved(desk.user({ name }), company);
      const told = await saved(desk.user(), company);
      assert.match(said(told.card, 'companyNameWarning') ?? '', shown);
      const blocks = nodes(told.card).filter(({ type }) => type === 'TextBlock');
      assert(!blocks.some((block) => String(block.text).includes('evil')), 'it stands where Markdown acts');
    }
  });

  it('is told in the reader’s language', async () => {
    const company = aCompany();
    await saved(desk.user({ name: 'Ada Rep' }), company);
    const german = await saved(desk.user({ locale: 'de-DE' }), company);
    assert.match(said(german.card, 'companyNameWarning') ?? '', /von Ada Rep, in Arbeit seit/);
    const chinese = await saved(desk.user({ locale: 'zh-TW' }), company);
    assert.match(said(chinese.card, 'companyNameWarning') ?? '', /（Ada Rep，自 .* 起填寫中）/);
  });
});
