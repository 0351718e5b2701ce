import assert from 'node:assert/strict';
import { byId, inputs, said, text } from '../support/card.ts';
import { wingtip } from '../support/story.ts';
import type { Seen } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const long = 'x'.repeat(300);

/** A wrong value for every field that a step of an indirect provider shows for Brazil, where all fields exist. */
const wrong = {
  company: { country: 'XX', companyName: '!', domain: 'not a domain', associatedPartnerId: 'somebody' },
  address: {
    addressLine1: long,
    addressLine2: long,
    city: long,
    state: 'Atlantis',
    postalCode: 'ABC',
    region: long,
    firstName: '!!',
    middleName: '!',
    lastName: '1',
    email: 'nobody@nowhere',
    phoneNumber: '12',
    organizationRegistrationNumber: '1',
    culture: 'xx-XX',
    language: 'xx',
  },
} as const;

describe('bad input: the same card again, every problem at its field, nothing typed lost', () => {
  let desk: TestDesk;
  const time = { offsetMs: 0 };
  /** What Partner Center's live rules of a country say otherwise. */
  let rules: Readonly<Record<string, unknown>> = {};

  function withRules(inner: typeof fetch): typeof fetch {
    return async (input, init) => {
      const response = await inner(input, init);
      if (!String(input).includes('/countryvalidationrules/')) return response;
      return Response.json({ ...((await response.json()) as object), ...rules });
    };
  }

  before(async function () {
    this.timeout(30_000);
    const clock = { now: () => new Date(Date.now() + time.offsetMs) };
    desk = await startTestDesk({ sandbox: { model: 'indirect' }, overrides: { clock }, around: withRules });
  });
  afterEach(() => {
    time.offsetMs = 0;
    rules = {};
  });
  after(() => desk.close());

  function assertSaid(seen: Seen, typed: Readonly<Record<string, string>>): void {
    for (const [field, value] of Object.entries(typed)) {
      const message = said(seen.card, `${field}Error`);
      assert(message, `nothing is said at ${field}`);
      assert.doesNotMatch(message, /problem\.|undefined|\{\{/, `the message at ${field} is unfinished: ${message}`);
      const input = byId(seen.card, field);
      assert(input, `${field} is not on the card any more`);
      // A choice that is in no list cannot be shown as chosen; whatever was typed is there again.
      if (input.type === 'Input.Text') assert.equal(input.value, value, `${field} was lost`);
    }
  }

  it('on the first card', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer');
    const again = await rep.clicks(first, 'draft.save', wrong.company);
    assertSaid(again, wrong.company);
    assert.match(text(again.card), /need your attention/);
  });

  it('on the second card', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer');
    const reseller = JSON.stringify(first.card).match(/"value":"([0-9a-f-]{36})"/)?.[1] ?? '';
    const company = { country: 'BR', companyName: 'Brinquedos Wingtip', associatedPartnerId: reseller };
    const second = await rep.clicks(first, 'draft.save', company);
    const shown = inputs(second.card).map(({ id }) => String(id));
    assert.deepEqual(
      shown.toSorted(),
      Object.keys(wrong.address).toSorted(),
      'a field of the card has no wrong value here',
    );
    assertSaid(await rep.clicks(second, 'draft.save', wrong.address), wrong.address);
  });

  it('on the second card after a change of country: another country’s address is not taken for good', async () => {
    const { rep, review } = await reviewed('secondcard');
    const edited = await rep.clicks(review, 'draft.edit', {}, { step: 'company' });
    const germany = await rep.clicks(edited, 'draft.save', { country: 'DE' });
    assert.equal(byId(germany.card, 'addressLine1')?.value, wingtip.address.addressLine1);
    assert.equal(byId(germany.card, 'firstName')?.value, 'Ina');
  });

  it('on the third card: what is no longer right leads back to where it can be mended', async () => {
    const { rep, review } = await reviewed('thirdcard');
    // Partner Center's live rules for the country change between the review and Confirm.
    time.offsetMs = 25 * 3_600_000;
    rules = { postalCodeRegex: '^9{5}$' };
    const back = await rep.clicks(review, 'request.submit');
    assert(said(back.card, 'postalCodeError'));
    assert.equal(byId(back.card, 'postalCode')?.value, wingtip.address.postalCode);
    assert.equal(byId(back.card, 'city')?.value, wingtip.address.city);
  });

  async function reviewed(domain: string) {
    const rep = desk.user();
    const first = await rep.asks('new customer');
    const reseller = JSON.stringify(first.card).match(/"value":"([0-9a-f-]{36})"/)?.[1] ?? '';
    const company = { ...wingtip.company, domain, associatedPartnerId: reseller };
    const second = await rep.clicks(first, 'draft.save', company);
    return { rep, review: await rep.clicks(second, 'draft.save', wingtip.address) };
  }

  it('empty everywhere: every required field is named', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer');
    const empty = Object.fromEntries(inputs(first.card).map(({ id }) => [String(id), '']));
    const again = await rep.clicks(first, 'draft.save', { ...empty, country: 'US' });
    assert(said(again.card, 'companyNameError'));
    assert(said(again.card, 'associatedPartnerIdError'));
  });

  it('takes whatever people paste without losing its way', async () => {
    const rep = desk.user();
    const nasty = [
      '**bold** [x](https://evil.example)',
      `$${'{requestId}'} {{DATE(2026-01-01T00:00:00Z,SHORT)}}`,
      '<at>all</at> <b>hi</b>',
      '\u0000\u202e\ud800x',
      '😀😀',
    ];
    for (const companyName of nasty) {
      const first = await rep.asks('new customer');
      const next = await rep.clicks(first, 'draft.save', { country: 'US', companyName, domain: '' });
      assert.doesNotMatch(JSON.stringify(next.card).replaceAll(JSON.stringify(companyName).slice(1, -1), ''), /\$\{/);
    }
  });
});
