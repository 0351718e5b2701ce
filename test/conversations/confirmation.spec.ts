import assert from 'node:assert/strict';
import { hasButton, text } from '../support/card.ts';
import { createOne, fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

/**
 * The documents' own sample (Partner Center REST, "Create a customer for an indirect reseller"), field by field, without
 * those that the sample sends as null.
 */
function documented(associatedPartnerId: string) {
  return {
    enableGDAPByDefault: true,
    companyProfile: { domain: 'wingtiptoys.onmicrosoft.com' },
    billingProfile: {
      culture: 'en-US',
      email: 'ina@wingtiptoys.com',
      language: 'en',
      companyName: 'Wingtip Toys',
      defaultAddress: {
        country: 'US',
        city: 'Redmond',
        state: 'WA',
        addressLine1: 'One Microsoft Way',
        postalCode: '98052-6399',
        firstName: 'Ina',
        lastName: 'Leonte',
        phoneNumber: '4255550101',
      },
    },
    associatedPartnerId,
  };
}

describe('invariant I4: what is confirmed is what is sent', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk({ sandbox: { model: 'indirect' } });
  });
  after(() => desk.close());

  it('sends the documented JSON for the documented sample, with stored ids', async () => {
    const rep = desk.user({ locale: 'de-DE' });
    const first = await rep.asks('new customer');
    const reseller = JSON.stringify(first.card).match(/"value":"([0-9a-f-]{36})"/)?.[1] ?? '';
    const second = await rep.clicks(first, 'draft.save', { ...wingtip.company, associatedPartnerId: reseller });
    const review = await rep.clicks(second, 'draft.save', wingtip.address);
    for (const value of [
      'Wingtip Toys',
      'wingtiptoys.onmicrosoft.com',
      'One Microsoft Way',
      'Redmond',
      '98052-6399',
      'Ina',
      'Leonte',
    ]) {
      assert(text(review.card).includes(value), `the review does not show ${value}`);
    }
    await rep.clicks(review, 'request.submit');
    await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));
    const [post] = desk.sandbox.posts();
    assert.deepEqual(post?.body, documented(reseller));
    assert.equal(post?.headers['x-locale'], 'de-DE');
    const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    assert.match(post?.requestId ?? '', guid);
    assert.match(post?.correlationId ?? '', guid);
  });

  it('a review card that was changed elsewhere confirms nothing', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer');
    const reseller = JSON.stringify(first.card).match(/"value":"([0-9a-f-]{36})"/)?.[1] ?? '';
    const company = { ...wingtip.company, domain: 'changedlater', associatedPartnerId: reseller };
    const review = await fillIn(rep, company);
    const edited = await rep.clicks(review, 'draft.edit', {}, { step: 'address' });
    const before = desk.sandbox.posts().length;
    const late = await rep.clicks(review, 'request.submit');
    assert.equal(text(late.card), text(edited.card));
    assert.equal(desk.sandbox.posts().length, before);
  });
});

describe('the phone number is sent in the spelling that the country’s live rules take', () => {
  for (const [name, phoneNumberRegex, sent] of [
    ['with the country code where they want it', '^1\\d{10}$', '14255550101'],
    ['as the national digits where they cannot be read', undefined, '4255550101'],
  ] as const) {
    it(name, async function () {
      this.timeout(30_000);
      const desk = await startTestDesk({
        around: (inner) => async (input, init) => {
          if (!String(input instanceof Request ? input.url : input).includes('/countryvalidationrules/')) {
            return inner(input, init);
          }
          return phoneNumberRegex ? Response.json({ phoneNumberRegex }) : new Response('', { status: 503 });
        },
      });
      try {
        const review = await createOne(desk.user());
        assert(hasButton(review.card, 'credential.reveal'));
        const [post] = desk.sandbox.posts();
        assert.ok(JSON.stringify(post?.body).includes(`"phoneNumber":"${sent}"`));
      } finally {
        await desk.close();
      }
    });
  }
});
