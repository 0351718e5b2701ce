import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Failure } from '../../src/domain/request.ts';
import { createOperator } from '../../src/flows/operate.ts';
import type { Operator, Store } from '../../src/flows/ports.ts';
import { createJobLedger } from '../../src/jobs/job-ledger.ts';
import { createOperatorReads } from '../../src/storage/operator-reads.ts';
import { createStore } from '../../src/storage/store.ts';
import { minutesLater, stored } from '../storage/support/sample.ts';
import { type TestDatabase, testDatabases } from '../storage/support/test-database.ts';

const [embedded] = testDatabases;
const creation = { point: 'posted', msRequestId: 'm', correlationId: 'c', attempts: 8, domain: 'a.b' } as const;
const failure: Failure = {
  key: 'failure.unavailable',
  partnerCenterText: '',
  partnerCenterCode: 'partnerCenter.unavailable',
  correlationId: 'c',
  canCorrect: false,
  canRetry: false,
};

describe('the operator’s changes', function () {
  this.timeout(60_000);
  let db: TestDatabase;
  let store: Store;
  before(async () => {
    assert(embedded);
    db = await embedded.open();
    store = createStore(db.database.kysely, { sendJob: async () => {} });
  });
  after(() => db.drop());

  /** The operator; before its first changes somebody else is faster with that request, so many times. */
  function operator(rivals = 0, contestedId = ''): Operator {
    let left = rivals;
    const contested: Store = {
      ...store,
      async transaction(work) {
        if (left > 0) {
          left -= 1;
          const request = await store.findRequest(contestedId);
          assert(request);
          await store.saveRequest({ ...request, version: request.version + 1 }, request.version);
        }
        return store.transaction(work);
      },
    };
    const reads = createOperatorReads(db.database.kysely);
    const jobs = createJobLedger(db.database.executor);
    const ids = { guid: () => randomUUID() };
    return createOperator({ store: contested, reads, jobs, clock: { now: () => minutesLater(1) }, ids });
  }
  const unclear = () => stored(store, { state: 'needsAttention', creation, failure });

  it('look again when somebody else changed the request in between, and give up in the end', async () => {
    const { id, number } = await unclear();
    const { version, creation: next } = await operator(3, id).retry(number);
    assert.deepEqual([version, next?.msRequestId, next?.attempts], [5, 'm', 0]);
    const other = await unclear();
    await assert.rejects(operator(99, other.id).retry(other.number), { code: 'request.changed' });
  });

  it('retry what needs attention though its owner may not, and forget the customer that was named', async () => {
    const { number } = await stored(store, {
      state: 'needsAttention',
      creation: { ...creation, takeOver: 'x' },
      failure,
    });
    const { summary, creation: next, failure: over } = await operator().retry(number);
    assert.deepEqual([summary.state, next, over], ['submitted', { ...creation, attempts: 0 }, undefined]);
  });

  it('are kept from a request that is still under way, or over, with what to do', async () => {
    const cases = [
      ['draft', /is draft; .* Its owner can go on/],
      ['submitted', /goes on by itself while the bot runs/],
      ['delivered', /Its customer exists already/],
      ['withdrawn', /It is over/],
    ] as const;
    for (const [state, words] of cases) {
      const { number } = await stored(store, { state, creation });
      for (const change of [operator().retry(number), operator().resolve(number, { kind: 'notCreated' })]) {
        await assert.rejects(change, (error: Error & { remedy: string; code: string }) => {
          assert.equal(error.code, 'operator.refused');
          assert.match(`${error.message} ${error.remedy}`, words);
          return true;
        });
      }
    }
    const { number } = await stored(store, { state: 'creating', creation: { ...creation, waitsForSignIn: true } });
    await assert.rejects(operator().retry(number), (error: Error & { remedy: string }) =>
      /npm run doctor/.test(error.remedy),
    );
  });

  it('are kept from a request whose details are erased', async () => {
    const { number } = await stored(store, { state: 'failed', creation, erasedAt: minutesLater(0) });
    await assert.rejects(operator().retry(number), { code: 'operator.refused' });
  });
});
