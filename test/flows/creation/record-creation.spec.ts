import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import type { CustomerRequest, RequestState } from '../../../src/domain/request.ts';
import { recordCreated } from '../../../src/flows/creation/record-creation.ts';
import type { FlowContext } from '../../../src/flows/flow-context.ts';
import type { Job, LogFacts, Store } from '../../../src/flows/ports/ports.ts';
import { createSealer } from '../../../src/storage/sealing.ts';
import { createStore } from '../../../src/storage/store.ts';
import { start, stored } from '../../storage/support/sample.ts';
import { type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';

const answer = { id: randomUUID(), domain: 'late.onmicrosoft.com', userName: 'admin', password: 'Sealed!at0nce' };

for (const { name, open } of testDatabases) {
  describe(`an answer to a create that comes late, on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    let context: FlowContext;
    const jobs: Job[] = [];
    const errors: LogFacts[] = [];

    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async (_executor, job) => void jobs.push(job) });
      const over = new AbortController().signal;
      const log = { debug() {}, info() {}, warn() {}, error: (_event: string, facts = {}) => void errors.push(facts) };
      const sealer = createSealer([randomBytes(32)], randomBytes);
      const clock = { now: () => start };
      context = { store, sealer, clock, log, wait: async () => {}, shutdown: { began: over, over } } as never;
    });
    after(() => db.drop());
    beforeEach(() => {
      errors.length = 0;
    });

    /** A request that was posted, and what somebody made of it before the answer came. */
    async function movedOn(state: RequestState, msRequestId?: string): Promise<CustomerRequest[]> {
      const first = await stored(store);
      const creation = {
        point: 'posted',
        msRequestId: randomUUID(),
        correlationId: randomUUID(),
        attempts: 1,
      } as const;
      const posted: CustomerRequest = { ...first, state: 'creating', version: first.version + 1, creation };
      await store.saveRequest(posted, first.version);
      const next: CustomerRequest = {
        ...posted,
        state,
        version: posted.version + 1,
        creation: { ...creation, msRequestId: msRequestId ?? creation.msRequestId },
      };
      await store.saveRequest(next, posted.version);
      return [posted, next];
    }

    for (const state of ['submitted', 'failed', 'needsAttention'] as const) {
      it(`makes a request that is ${state} a created one, with its password`, async () => {
        const [posted] = await movedOn(state);
        assert(posted);
        await recordCreated(context, posted, { ...answer, id: randomUUID() }, 'correlation');
        assert.equal((await store.findRequest(posted.id))?.state, 'created');
        assert((await store.findCredential(posted.id))?.sealed);
        assert.deepEqual(errors, []);
      });
    }

    for (const state of ['creating', 'submitted', 'draft'] as const) {
      it(`is no answer to another call of the request, which is ${state}: it is reported`, async () => {
        const [posted, next] = await movedOn(state, randomUUID());
        assert(posted && next);
        await recordCreated(context, posted, answer, 'correlation');
        assert.deepEqual(await store.findRequest(posted.id), next);
        assert.equal(await store.findCredential(posted.id), undefined);
        assert.deepEqual(errors, [
          { requestId: posted.id, state, customerId: answer.id, correlationId: 'correlation' },
        ]);
      });
    }
  });
}
