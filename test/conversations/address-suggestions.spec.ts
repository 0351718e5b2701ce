import assert from 'node:assert/strict';
import { byId, hasButton, said, text } from '../support/card.ts';
import { saveCompany, wingtip } from '../support/story.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

describe('Partner Center’s address validation', () => {
  let desk: TestDesk;
  let count = 0;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk();
  });
  after(() => desk.close());

  async function addressed(rep: TeamsUser, address: Readonly<Record<string, string>>): Promise<Seen> {
    const first = await rep.asks('new customer');
    const second = await saveCompany(rep, first, { ...wingtip.company, domain: `address${++count}` });
    return rep.clicks(second, 'draft.save', { ...wingtip.address, ...address });
  }

  it('shows a suggestion beside the typed address and takes it with a tap', async () => {
    const rep = desk.user();
    const asked = await addressed(rep, { addressLine1: '1 Main St' });
    assert(hasButton(asked.card, 'draft.useAddress'));
    const review = await rep.clicks(asked, 'draft.useAddress', {}, { suggestion: 0 });
    assert(hasButton(review.card, 'request.submit'));
    assert.match(text(review.card), /Street/);
  });

  it('keeps the typed one when the rep goes on with it, and does not ask again', async () => {
    const rep = desk.user();
    const asked = await addressed(rep, { addressLine1: '2 Main St' });
    const review = await rep.clicks(asked, 'draft.save');
    assert(hasButton(review.card, 'request.submit'));
    assert.match(text(review.card), /2 Main St\b/);
    const edited = await rep.clicks(review, 'draft.edit', {}, { step: 'address' });
    const again = await rep.clicks(edited, 'draft.save');
    assert(hasButton(again.card, 'request.submit'), 'it asks about the same address again');
  });

  it('warns of an address that is not known and lets the rep decide', async () => {
    const rep = desk.user();
    const asked = await addressed(rep, { addressLine1: '1 Nowhere Lane' });
    assert(said(asked.card, 'addressLine1Warning'));
    assert.equal(byId(asked.card, 'addressLine1')?.value, '1 Nowhere Lane');
    const review = await rep.clicks(asked, 'draft.save');
    assert(hasButton(review.card, 'request.submit'));
  });

  it('asks again when the rep went round the question', async () => {
    const rep = desk.user();
    const asked = await addressed(rep, { addressLine1: '4 Main St' });
    const company = await rep.clicks(asked, 'draft.back');
    const address = await rep.clicks(company, 'draft.save');
    assert(byId(address.card, 'addressLine1'), 'the question was passed over');
    const again = await rep.clicks(address, 'draft.save');
    assert(hasButton(again.card, 'draft.useAddress'));
  });

  it('shows five suggestions at most, and none without a street', async function () {
    this.timeout(20_000);
    const streets = Array.from({ length: 60 }, (_, index) => ({ country: 'US', addressLine1: `${index} Long Street` }));
    const many = await answering([{}, { country: 'US', city: 'Redmond' }, ...streets]);
    assert.match(text(many), /4 Long Street/);
    assert.doesNotMatch(text(many), /5 Long Street/);
    const none = await answering([{}]);
    assert(!hasButton(none, 'draft.useAddress'));
    assert(said(none, 'addressLine1Warning'));
  });

  /** The card after an address for which Partner Center suggests these. */
  async function answering(suggestedAddresses: readonly object[]) {
    const answer = JSON.stringify({ status: 'Multiple', suggestedAddresses });
    const crowded = await startTestDesk({
      around: (inner) => (input, init) =>
        String(input).endsWith('/v1/validations/address')
          ? Promise.resolve(new Response(answer, { headers: { 'Content-Type': 'application/json' } }))
          : inner(input, init),
    });
    try {
      const rep = crowded.user();
      const first = await rep.asks('new customer');
      const second = await rep.clicks(first, 'draft.save', wingtip.company);
      return (await rep.clicks(second, 'draft.save', wingtip.address)).card;
    } finally {
      await crowded.close();
    }
  }

  it('holds nobody up when it does not answer', async () => {
    const rep = desk.user();
    desk.sandbox.fault({ route: 'POST /v1/validations/address', kind: '503', times: 10 });
    const review = await addressed(rep, { addressLine1: '3 Main St' });
    assert(hasButton(review.card, 'request.submit'));
  });
});
