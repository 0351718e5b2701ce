import assert from 'node:assert/strict';
import { byId, hasButton, text } from '../support/card.ts';
import { fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const limitMs = 3_000;

describe('invariant I10: a click is answered within 3 s whatever Partner Center does', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk();
  });
  after(() => desk.close());

  async function timed<T>(work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work();
    const took = performance.now() - start;
    assert(took < limitMs, `it took ${Math.round(took)} ms`);
    return result;
  }

  it('when it never answers a single read', async function () {
    this.timeout(20_000);
    const rep = desk.user();
    desk.sandbox.fault({ kind: 'timeout', times: 50 });
    const first = await timed(() => rep.asks('new customer'));
    const second = await timed(() => rep.clicks(first, 'draft.save', wingtip.company));
    assert(byId(second.card, 'addressLine1'), 'the rep is held up');
    assert.match(text(second.card), /could not say in time whether this domain is free/);
    const review = await timed(() => rep.clicks(second, 'draft.save', wingtip.address));
    assert(hasButton(review.card, 'request.submit'), 'the rep is held up');
  });

  it('when it is slow to create', async function () {
    this.timeout(20_000);
    const slow = await startTestDesk();
    try {
      const rep = slow.user();
      const review = await fillIn(rep);
      slow.sandbox.fault({ route: 'POST /v1/customers', kind: 'slow', ms: 3_500 });
      await timed(() => rep.clicks(review, 'request.submit'));
      await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));
    } finally {
      await slow.close();
    }
  });
});
