import assert from 'node:assert/strict';
import { domainAlternatives } from '../../src/domain/domain-prefixes.ts';
import { button, byId, hasButton, said, text } from '../support/card.ts';
import { fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

describe('a rep of a direct partner creates a customer', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk();
  });
  after(() => desk.close());

  it('goes from “new customer” over three cards to the password, shown once in the answer to a click', async () => {
    const rep = desk.user();

    const company = await rep.asks('new customer Wingtip Toys');
    assert.equal(byId(company.card, 'companyName')?.value, 'Wingtip Toys');
    const address = await rep.clicks(company, 'draft.save', { country: 'US', domain: '' });
    assert.match(text(address.card), /wingtiptoys\.onmicrosoft\.com/);
    const review = await rep.clicks(address, 'draft.save', wingtip.address);
    const creating = await rep.clicks(review, 'request.submit');
    assert.match(text(creating.card), /creat/i);

    const created = await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));
    const [customer] = desk.sandbox.customers();
    assert(customer);
    for (const fact of [customer.id, 'wingtiptoys.onmicrosoft.com', 'admin@wingtiptoys.onmicrosoft.com']) {
      assert(text(created.card).includes(fact), `the result does not show ${fact}`);
    }
    const revealed = await rep.clicks(created, 'credential.reveal');
    const done = await rep.clicks(revealed, 'credential.done');
    assert.equal(hasButton(done.card, 'credential.reveal'), false);
  });

  it('says every problem of a step at once, each at its field, and loses nothing that was typed', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer');
    const company = await rep.clicks(first, 'draft.save', { country: 'US', companyName: 'x', domain: 'no spaces!' });
    assert(said(company.card, 'companyNameError'));
    assert(said(company.card, 'domainError'));
    assert.equal(byId(company.card, 'domain')?.value, 'no spaces!');

    const second = await rep.clicks(company, 'draft.save', { companyName: 'Fourth Coffee', domain: 'fourthcoffee' });
    const wrong = { ...wingtip.address, postalCode: 'ABCDE', email: 'nobody', state: '', phoneNumber: '12' };
    const again = await rep.clicks(second, 'draft.save', wrong);
    for (const field of ['postalCode', 'email', 'state', 'phoneNumber']) {
      assert(said(again.card, `${field}Error`), `nothing is said at ${field}`);
    }
    assert.equal(byId(again.card, 'postalCode')?.value, 'ABCDE');
    assert.equal(byId(again.card, 'city')?.value, 'Redmond');
    assert.equal(said(again.card, 'cityError'), undefined);
  });

  it('goes back without a check and keeps what was typed on the way', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer Litware');
    const second = await rep.clicks(first, 'draft.save', { country: 'DE' });
    const back = await rep.clicks(second, 'draft.back', { city: 'Ulm', postalCode: 'not yet' });
    const again = await rep.clicks(back, 'draft.save');
    assert.equal(byId(again.card, 'city')?.value, 'Ulm');
    assert.equal(byId(again.card, 'postalCode')?.value, 'not yet');
    assert.equal(said(again.card, 'postalCodeError'), undefined);
  });

  it('lets the rep clear a field: clients leave empty inputs out', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer Lucerne');
    const second = await rep.clicks(first, 'draft.save', { country: 'DE' });
    const back = await rep.clicks(second, 'draft.back', { addressLine2: 'c/o Somebody', city: 'Ulm' });
    const again = await rep.clicks(back, 'draft.save');
    const cleared = await rep.clicks(again, 'draft.save', { addressLine2: '' });
    assert.equal(byId(cleared.card, 'addressLine2')?.value ?? '', '');
    assert.equal(byId(cleared.card, 'city')?.value, 'Ulm');
  });

  it('offers free domains for a taken one and takes one with a tap', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer Contoso');
    const taken = await rep.clicks(first, 'draft.save', { country: 'US', domain: 'contoso' });
    assert(said(taken.card, 'domainError'));
    const second = await rep.clicks(taken, 'draft.useDomain', {}, { suggestion: 0 });
    assert.equal(said(second.card, 'domainError'), undefined);
    assert(byId(second.card, 'addressLine1'));
  });

  it('offers the last of the alternatives when the ones before them are taken', async function () {
    this.timeout(20_000);
    const alternatives = domainAlternatives('contoso', 'US');
    const taken = ['contoso', ...alternatives.slice(0, -2)].map((prefix) => `${prefix}.onmicrosoft.com`);
    const crowded = await startTestDesk({ sandbox: { takenDomains: taken } });
    try {
      const rep = crowded.user();
      const first = await rep.asks('new customer Contoso');
      const refused = await rep.clicks(first, 'draft.save', { country: 'US', domain: 'contoso' });
      const second = await rep.clicks(refused, 'draft.useDomain', {}, { suggestion: 1 });
      assert(byId(second.card, 'addressLine1'), 'no free domain was offered');
    } finally {
      await crowded.close();
    }
  });

  it('finds a draft again after a restart', async function () {
    this.timeout(20_000);
    const rep = desk.user();
    const review = await fillIn(rep, { ...wingtip.company, companyName: 'Proseware', domain: 'proseware' });
    await desk.restart();
    const later = desk.user({ objectId: rep.objectId });
    const list = await later.asks('my requests');
    assert.match(text(list.card), /Proseware/);
    const opened = await later.clicks(list, 'request.view');
    assert.match(text(opened.card), /proseware\.onmicrosoft\.com/);
    const sent = await later.clicks(opened, 'request.submit');
    await later.waitsFor(sent.messageId, (card) => hasButton(card, 'credential.reveal'));
    await later.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));
  });

  it('ends a draft on Cancel without asking', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer Adatum');
    const ended = await rep.clicks(first, 'draft.cancel');
    assert(button(ended.card, 'customer.new'));
    const late = await rep.clicks(first, 'draft.save', { country: 'US' });
    assert.equal(text(late.card), text(ended.card));
  });
});
