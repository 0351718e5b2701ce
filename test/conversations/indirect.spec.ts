import assert from 'node:assert/strict';
import { defaultResellers } from '../../src/sandbox/partner-center/resellers.ts';
import { byId, hasButton, said, text } from '../support/card.ts';
import { fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

describe('a rep of an indirect provider creates a customer', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk({ sandbox: { model: 'indirect' } });
  });
  after(() => desk.close());

  async function firstReseller(): Promise<{ id: string; name: string }> {
    const company = await desk.user().asks('new customer');
    const [choice] = (byId(company.card, 'associatedPartnerId')?.choices ?? []) as { title: string; value: string }[];
    assert(choice);
    // The choice names the reseller's MPN id behind its name.
    return { id: choice.value, name: choice.title.replace(/ \(.*\)$/, '') };
  }

  it('creates it for the reseller that was chosen', async () => {
    const reseller = await firstReseller();
    const rep = desk.user();
    const company = { ...wingtip.company, associatedPartnerId: reseller.id };
    const review = await fillIn(rep, company);
    assert(text(review.card).includes(reseller.name));
    await rep.clicks(review, 'request.submit');
    await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));
    assert.equal(desk.sandbox.customers().at(-1)?.associatedPartnerId, reseller.id);
  });

  it('asks for a reseller, and takes none that is not the provider’s own', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer');
    const company = { ...wingtip.company, domain: 'noreseller' };
    const missing = await rep.clicks(first, 'draft.save', company);
    assert(said(missing.card, 'associatedPartnerIdError'));
    const stranger = { ...company, associatedPartnerId: '00000000-0000-4000-8000-000000000000' };
    const unknown = await rep.clicks(missing, 'draft.save', stranger);
    assert(said(unknown.card, 'associatedPartnerIdError'));
  });

  it('never makes a direct customer of a request that was confirmed for a reseller, whatever the settings are now', async function () {
    this.timeout(40_000);
    const env: Record<string, string> = {};
    const changing = await startTestDesk({ sandbox: { model: 'indirect' }, env });
    try {
      const rep = changing.user();
      const review = await fillIn(rep, { ...wingtip.company, associatedPartnerId: defaultResellers[0]?.id ?? '' });
      changing.sandbox.fault({ route: 'GET /v1/relationships', kind: '503', times: 99 });
      await rep.clicks(review, 'request.submit');
      env.PARTNER_MODEL = 'direct';
      await changing.restart();
      await rep.waitsFor(review.messageId, (card) => hasButton(card, 'request.correct'), 30_000);
      assert.equal(changing.sandbox.posts().length, 0);
    } finally {
      await changing.close();
    }
  });

  it('creates nothing when the reseller left before the creation, and lets the rep choose another', async () => {
    const resellers = [...defaultResellers];
    const changing = await startTestDesk({ sandbox: { model: 'indirect', resellers } });
    try {
      const rep = changing.user();
      const [leaver, stays] = resellers;
      assert(leaver && stays);
      const review = await fillIn(rep, { ...wingtip.company, associatedPartnerId: leaver.id });
      resellers.shift();
      await rep.clicks(review, 'request.submit');
      const failed = await rep.waitsFor(review.messageId, (card) => hasButton(card, 'request.correct'));
      assert.equal(changing.sandbox.posts().length, 0);
      const draft = await rep.clicks(failed, 'request.correct');
      assert(said(draft.card, 'associatedPartnerIdError'));
      const again = await rep.clicks(draft, 'draft.save', { associatedPartnerId: stays.id });
      await rep.clicks(again, 'request.submit');
      await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));
      assert.equal(changing.sandbox.customers()[0]?.associatedPartnerId, stays.id);
    } finally {
      await changing.close();
    }
  });

  it('creates nothing while the resellers cannot be read', async () => {
    const reseller = await firstReseller();
    const rep = desk.user();
    const review = await fillIn(rep, { ...wingtip.company, domain: 'goneagain', associatedPartnerId: reseller.id });
    desk.sandbox.fault({ route: 'GET /v1/relationships', kind: 'garbage', times: 20 });
    const posts = desk.sandbox.posts().length;
    await rep.clicks(review, 'request.submit');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(desk.sandbox.posts().length, posts, 'a customer was posted though its reseller could not be checked');
  });

  it('finds resellers by typing', async () => {
    const reseller = await firstReseller();
    const rep = desk.user();
    const value = {
      dataset: 'resellers',
      queryText: reseller.name.slice(0, 4).toLowerCase(),
      queryOptions: { skip: 0, top: 15 },
    };
    const answer = await rep.invoke(rep.activity({ type: 'invoke', name: 'application/search', value }));
    assert.equal(answer.type, 'application/vnd.microsoft.search.searchResponse');
    const { results } = answer.value as { results: { title: string; value: string }[] };
    assert(results.some((result) => result.value === reseller.id));
    const empty = await rep.invoke(
      rep.activity({ type: 'invoke', name: 'application/search', value: { ...value, queryText: '' } }),
    );
    assert.equal(empty.statusCode, 200);
  });
});
