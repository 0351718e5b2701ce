import assert from 'node:assert/strict';
import { byId, type CardNode, hasButton, said, text } from '../support/card.ts';
import { wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const profileRoute = 'GET /v1/profiles/organization';

function titleOf(card: CardNode, country: string): string {
  const choices = (byId(card, 'country')?.choices ?? []) as { title: string; value: string }[];
  return choices.find(({ value }) => value === country)?.title ?? '';
}

function isMarked(card: CardNode, country: string): boolean {
  return titleOf(card, country).endsWith(' ⚠');
}

describe('a rep of a partner in Germany', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk({ sandbox: { country: 'DE' } });
  });
  after(() => desk.close());

  it('sees that the US is outside the sales region on every card, and can create the customer all the same', async () => {
    const rep = desk.user({ locale: 'en-US' });
    const company = await rep.asks('new customer');
    assert.equal(byId(company.card, 'country')?.value, 'US');
    assert.match(said(company.card, 'countryWarning') ?? '', /outside your sales region \(Europe\)/);
    assert.deepEqual(
      ['US', 'RU', 'ZA', 'DE', 'AT', 'GB'].filter((country) => isMarked(company.card, country)),
      ['US', 'RU', 'ZA'],
    );

    const address = await rep.clicks(company, 'draft.save', wingtip.company);
    assert(byId(address.card, 'addressLine1'), 'a warning holds the rep up');
    assert.match(said(address.card, 'countryWarning') ?? '', /^⚠\n Country or region: /);
    const review = await rep.clicks(address, 'draft.save', wingtip.address);
    assert(said(review.card, 'countryWarning'));
    await rep.clicks(review, 'request.submit');
    const created = await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));
    assert.equal(said(created.card, 'countryWarning'), undefined);
    assert.equal(desk.sandbox.customers().at(-1)?.country, 'US');
  });

  it('reads what the mark means, and nothing more about a country of the region', async () => {
    const rep = desk.user({ locale: 'de-AT' });
    const company = await rep.asks('neuer Kunde');
    assert.equal(byId(company.card, 'country')?.value, 'AT');
    assert.equal(said(company.card, 'countryWarning'), undefined);
    assert.match(text(company.card), /⚠ in der Liste liegen außerhalb Ihrer Vertriebsregion \(Europa\)/);
    const address = await rep.clicks(company, 'draft.save', { companyName: 'Litware', domain: 'litwareaustria' });
    assert.equal(said(address.card, 'countryWarning'), undefined);
    assert.doesNotMatch(text(address.card), /⚠/);
  });

  it('is warned from the choice of the country until another one is chosen', async () => {
    const rep = desk.user({ locale: 'en-DE' });
    const first = await rep.asks('new customer');
    const company = { companyName: 'Fourth Coffee', domain: 'fourthcoffeeregion' };
    const address = await rep.clicks(first, 'draft.save', { ...company, country: 'US' });
    assert(said(address.card, 'countryWarning'));
    const back = await rep.clicks(address, 'draft.back');
    assert(said(back.card, 'countryWarning'));
    const other = await rep.clicks(back, 'draft.save', { country: 'AT' });
    assert(byId(other.card, 'addressLine1'));
    assert.equal(said(other.card, 'countryWarning'), undefined);
  });

  it('is told the worse thing alone where a country is refused', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer');
    const company = { ...wingtip.company, companyName: 'Wingtip Refused', domain: 'wingtiprefused' };
    const address = await rep.clicks(first, 'draft.save', company);
    const review = await rep.clicks(address, 'draft.save', wingtip.address);
    const refusal = { status: 400, code: 20000, description: 'Current country not supported' };
    desk.sandbox.fault({ route: 'POST /v1/customers', kind: 'refuse', ...refusal });
    await rep.clicks(review, 'request.submit');
    const failed = await rep.waitsFor(review.messageId, (card) => hasButton(card, 'request.correct'));
    const corrected = await rep.clicks(failed, 'request.correct');
    assert.match(said(corrected.card, 'countryError') ?? '', /cannot sell to this country/);
    assert.equal(said(corrected.card, 'countryWarning'), undefined);
    assert(isMarked(corrected.card, 'US'));
  });
});

describe('a rep of a partner whose profile cannot be read', () => {
  for (const fault of [
    { kind: 'refuse', status: 403, code: 900329 },
    { kind: 'garbage' },
    { kind: 'timeout' },
    { kind: 'slow', ms: 5_000 },
  ] as const) {
    it(`sees no country marked, is not warned and not held up: ${fault.kind}`, async function () {
      this.timeout(30_000);
      const desk = await startTestDesk({ sandbox: { country: 'DE' } });
      try {
        desk.sandbox.fault({ route: profileRoute, times: 50, ...fault });
        const rep = desk.user();
        const start = performance.now();
        const company = await rep.asks('new customer');
        const address = await rep.clicks(company, 'draft.save', { ...wingtip.company, country: 'US' });
        const review = await rep.clicks(address, 'draft.save', wingtip.address);
        const took = performance.now() - start;
        assert(took < 4_000, `three answers took ${Math.round(took)} ms`);
        assert.notEqual(titleOf(company.card, 'US'), '');
        assert.equal(isMarked(company.card, 'US'), false);
        for (const { card } of [company, address, review]) {
          assert.equal(said(card, 'countryWarning'), undefined);
          assert.doesNotMatch(text(card), /sales region/);
        }
        assert(hasButton(review.card, 'request.submit'), 'the rep is held up');
      } finally {
        await desk.close();
      }
    });
  }
});
