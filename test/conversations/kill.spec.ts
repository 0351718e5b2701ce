import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { byId, hasButton, nodes, text } from '../support/card.ts';
import { type SpawnedDesk, spawnDesk } from '../support/spawned-desk.ts';
import { fillIn, wingtip } from '../support/story.ts';

describe('kill -9', function () {
  this.timeout(60_000);
  let desk: SpawnedDesk;
  before(async () => {
    desk = await spawnDesk();
  });
  after(() => desk.close());

  it('during a draft: after the restart the draft is there, with what was typed', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer Litware');
    const second = await rep.clicks(first, 'draft.save', { country: 'US' });
    await rep.clicks(second, 'draft.save', { city: 'Redmond', postalCode: 'wrong' });
    await desk.kill();
    await desk.start();
    const list = await rep.asks('my requests');
    const opened = await rep.clicks(list, 'request.view');
    assert.equal(byId(opened.card, 'city')?.value, 'Redmond');
    assert.equal(byId(opened.card, 'postalCode')?.value, 'wrong');
    const back = await rep.clicks(opened, 'draft.back');
    assert.equal(byId(back.card, 'companyName')?.value, 'Litware');
  });

  // Before the job, in the middle of the create, and around its answer.
  for (const afterMs of [0, 15, 60, 400, 900]) {
    it(`${afterMs} ms after Confirm: the customer is created once and its card says so`, async () => {
      const domain = `killed${afterMs}`;
      const rep = desk.user();
      const review = await fillIn(rep, { ...wingtip.company, domain });
      desk.sandbox.fault({ route: 'POST /v1/customers', kind: 'slow', ms: 600 });
      await rep.clicks(review, 'request.submit');
      await sleep(afterMs);
      await desk.kill();
      await desk.start();
      await rep.waitsFor(review.messageId, (card) => text(card).includes('Customer created'), 25_000);
      const created = desk.sandbox.customers().filter((customer) => customer.domain === `${domain}.onmicrosoft.com`);
      assert.equal(created.length, 1);
      // The sandbox lets a domain be taken once; a second id would be a second customer elsewhere.
      const ids = desk.sandbox
        .posts()
        .flatMap(({ body, requestId }) => (JSON.stringify(body).includes(`${domain}.`) ? [requestId] : []));
      assert.equal(new Set(ids).size, 1, 'one confirmation was posted under several MS-RequestIds');
      const list = await rep.asks('my requests');
      assert(hasButton(list.card, 'request.view'));
    });
  }

  for (const [when, kind] of [
    ['sealed and not set yet', 'timeout'],
    ['set and not recorded yet', 'commit-then-timeout'],
  ] as const) {
    it(`while a new password is ${when}: the owner is shown the one that Partner Center has`, async () => {
      const rep = desk.user();
      const review = await fillIn(rep, { ...wingtip.company, companyName: kind, domain: `reset${kind.length}` });
      desk.sandbox.fault({ route: 'POST /v1/customers', kind: 'commit-then-drop' });
      await rep.clicks(review, 'request.submit');
      const lost = await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reset'), 25_000);
      desk.sandbox.fault({ route: 'PATCH /v1/customers/{id}/users/{userId}/resetpassword', kind });
      await rep.clicks(lost, 'credential.reset');
      while (await isArmed()) await sleep(10);
      await desk.kill();
      await desk.start();
      const set = await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'), 25_000);
      const [, ...given] = desk.sandbox.passwords(desk.sandbox.customers().at(-1)?.id ?? '');
      assert.equal(given.length, kind === 'timeout' ? 1 : 2);
      const shown = nodes((await rep.clicks(set, 'credential.reveal')).card).flatMap((node) => node.text ?? []);
      for (const password of given) assert(shown.includes(password));
    });
  }

  async function isArmed(): Promise<boolean> {
    const armed = await (await fetch(`${desk.sandbox.url}/control/faults`)).json();
    return Array.isArray(armed) && armed.length > 0;
  }
});
