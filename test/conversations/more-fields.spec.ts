import assert from 'node:assert/strict';
import { byId, inputs, text } from '../support/card.ts';
import type { Seen } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const address = {
  addressLine1: 'Walter-Gropius-Straße 5',
  city: 'München',
  postalCode: '80807',
  firstName: 'Jürgen',
  lastName: 'Groß',
  email: 'j.gross@wingtiptoys.com',
};
const more = { middleName: 'Maria', region: 'Oberbayern', organizationRegistrationNumber: 'HRB12345' };

describe('the fields that hardly any customer needs', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk();
  });
  after(() => desk.close());

  const isOpen = ({ card }: Seen) => byId(card, 'moreFields')?.isVisible;

  async function addressCard(name: string) {
    const rep = desk.user();
    const company = await rep.asks(`new customer ${name}`);
    return { rep, form: await rep.clicks(company, 'draft.save', { country: 'DE' }) };
  }

  it('are hidden, and not needed', async () => {
    const { rep, form } = await addressCard('Wingtip Toys');
    assert.equal(isOpen(form), false);
    const review = await rep.clicks(form, 'draft.save', address);
    assert.match(text(review.card), /Step 3 of 3/);
    assert.doesNotMatch(text(review.card), /Registration|Region|Middle name/);
  });

  it('are kept, shown from then on, and can be cleared by a client that leaves empty inputs out', async () => {
    const { rep, form } = await addressCard('Fourth Coffee');
    const review = await rep.clicks(form, 'draft.save', { ...address, ...more });
    for (const value of Object.values(more)) assert.ok(text(review.card).includes(value), value);

    const again = await rep.clicks(review, 'draft.edit', {}, { step: 'address' });
    assert.equal(isOpen(again), true);
    const shown = Object.fromEntries(inputs(again.card).map(({ id, value }) => [id, value]));
    for (const [field, value] of Object.entries(more)) assert.equal(shown[field], value);

    const cleared = await rep.clicks(again, 'draft.save', { region: '', organizationRegistrationNumber: '' });
    assert.match(text(cleared.card), /Maria/);
    assert.doesNotMatch(text(cleared.card), /Oberbayern|HRB12345/);
  });

  it('are there when Partner Center refuses a number that the country does not have', async () => {
    const { rep, form } = await addressCard('Litware');
    const review = await rep.clicks(form, 'draft.save', { ...address, organizationRegistrationNumber: 'HRB12345' });
    await rep.clicks(review, 'request.submit');
    const failed = await rep.waitsFor(review.messageId, (card) => /not created/i.test(text(card)));
    const corrected = await rep.clicks(failed, 'request.correct');
    assert.equal(isOpen(corrected), true);
    assert.match(text(byId(corrected.card, 'moreFields')), /takes no registration number for this country/);
    const without = await rep.clicks(corrected, 'draft.save', { organizationRegistrationNumber: '' });
    assert.match(text(without.card), /Step 3 of 3/);
    assert.doesNotMatch(text(without.card), /HRB12345/);
  });
});
