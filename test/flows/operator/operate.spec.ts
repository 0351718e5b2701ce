import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Failure } from '../../../src/domain/request.ts';
import { createOperator } from '../../../src/flows/operator/operate.ts';
import type { Operator, Store } from '../../../src/flows/ports/ports.ts';
import { createJobLedger } from '../../../src/jobs/job-ledger.ts';
import { createOperatorReads } from '../../../src/storage/operator-reads.ts';
import { createSealedValues } from '../../../src/storage/sealed-values.ts';
import { createSealer } from '../../../src/storage/sealing.ts';
import { createStore } from '../../../src/storage/store.ts';
import { minutesLater, stored } from '../../storage/support/sample.ts';
import { type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';

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
  function operator(rivals = 0, contestedId = '', minutes = 1): Operator {
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
    const clock = { now: () => minutesLater(minutes) };
    const sealer = createSealer([randomBytes(32)], randomBytes);
    const sealed = createSealedValues(db.database);
    return createOperator({ store: contested, reads, jobs, sealed, sealer, clock, ids });
  }
  const unclear = () => stored(store, { state: 'needsAttention', creation, failure });

  it('look again when somebody else changed the request in between, and give up in the end', async () => {
    const { id, number } = await unclear();
    const { version, creation: next } = await operator(3, id).retry(number, 'grace');
    assert.deepEqual([version, next?.msRequestId, next?.attempts], [5, 'm', 0]);
    const other = await unclear();
    await assert.rejects(operator(99, other.id).retry(other.number, 'grace'), { code: 'request.changed' });
  });

  it('retry what needs attention though its owner may not, and forget the customer that was named', async () => {
    const { number } = await stored(store, {
      state: 'needsAttention',
      creation: { ...creation, takeOver: 'x' },
      failure,
    });
    const { summary, creation: next, failure: over } = await operator().retry(number, 'grace');
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
      for (const change of [
        operator().retry(number, 'grace'),
        operator().resolve(number, { kind: 'notCreated', version: 1 }, 'grace'),
      ]) {
        await assert.rejects(change, (error: Error & { remedy: string; code: string }) => {
          assert.equal(error.code, 'operator.refused');
          assert.match(`${error.message} ${error.remedy}`, words);
          return true;
        });
      }
    }
    const { number } = await stored(store, { state: 'creating', creation: { ...creation, waitsForSignIn: true } });
    await assert.rejects(operator().retry(number, 'grace'), (error: Error & { remedy: string }) =>
      /npm run doctor/.test(error.remedy),
    );
  });

  it('are kept from a request whose details are erased', async () => {
    const { number } = await stored(store, { state: 'failed', creation, erasedAt: minutesLater(0) });
    await assert.rejects(operator().retry(number, 'grace'), { code: 'operator.refused' });
  });

  describe('by which a request is resolved', () => {
    const findings = [{ kind: 'notCreated' }, { kind: 'customer', customerId: randomUUID() }] as const;

    for (const found of findings) {
      it(`(${found.kind}) are for the version that was looked at, and not decided anew for another`, async () => {
        const request = await unclear();
        const { id, number, version } = request;
        await store.saveRequest({ ...request, version: version + 1 }, version);
        const lookAgain = (error: Error & { remedy: string; code: string }) =>
          error.code === 'operator.refused' && /Look again, .* show TD-\d+$/.test(error.remedy);
        for (const other of [version, version + 2]) {
          const resolved = operator().resolve(number, { ...found, version: other }, 'grace');
          await assert.rejects(resolved, lookAgain);
        }
        const overtaken = operator(1, id).resolve(number, { ...found, version: version + 1 }, 'grace');
        await assert.rejects(overtaken, lookAgain);
        assert.equal((await store.findRequest(id))?.state, 'needsAttention');
        const { trail } = await operator().resolve(number, { ...found, version: version + 2 }, 'grace');
        const told = found.kind === 'customer' ? { customerId: found.customerId } : { outcome: 'notCreated' };
        assert.deepEqual(trail.at(-1)?.facts, { ...told, by: 'grace' });
      });
    }

    it('do not rule out the latest call before it had five minutes', async () => {
      const { id, number, version } = await unclear();
      for (const minutes of [0, 2]) {
        const entry = { requestId: id, version, actor: 'system', event: 'creation.posted' } as const;
        await store.transaction((tx) => tx.appendAudit({ ...entry, at: minutesLater(minutes) }));
      }
      const ruledOut = (minutes: number) =>
        operator(0, '', minutes).resolve(number, { kind: 'notCreated', version }, 'grace');
      await assert.rejects(ruledOut(6.9), (error: Error & { remedy: string; code: string }) => {
        assert.equal(error.code, 'operator.refused');
        assert.match(error.remedy, /^Wait until 2026-03-01T09:07:01Z, look for the customer again/);
        return true;
      });
      assert.equal((await ruledOut(7)).summary.state, 'failed');
    });
  });
});
