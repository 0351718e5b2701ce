import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { CustomerRequest, RequestState } from '../../src/domain/request.ts';
import type { AuditEvent, OperatorReads, Store } from '../../src/flows/ports/ports.ts';
import { createOperatorReads } from '../../src/storage/operator-reads.ts';
import { createStore } from '../../src/storage/store.ts';
import { message, minutesLater, stored } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

const creation = { point: 'posted', msRequestId: 'm', correlationId: 'c', attempts: 3 } as const;
const sealed = { keyId: 'k', nonce: 'n', ciphertext: 'c', tag: 't' };

for (const { name, open } of testDatabases) {
  describe(`what an operator reads, on ${name}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    let store: Store;
    let reads: OperatorReads;
    before(async () => {
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
      reads = createOperatorReads(db.database.kysely);
    });
    after(() => db.drop());

    /** A request that came into its state by these events, so many minutes after the start, and changed last at the end. */
    async function request(
      state: RequestState,
      events: readonly (readonly [AuditEvent, number])[],
      changes: Partial<CustomerRequest> = {},
    ): Promise<CustomerRequest> {
      const made = await stored(store, { ...changes, state, updatedAt: minutesLater(60) });
      await store.transaction(async (tx) => {
        for (const [event, minute] of events) {
          await tx.appendAudit({ requestId: made.id, version: 1, actor: made.owner, event, at: minutesLater(minute) });
        }
      });
      return made;
    }
    const reasons = async ({ id }: CustomerRequest, before: number) =>
      (await reads.stuck(minutesLater(before))).flatMap((one) => (one.requestId === id ? [one.reason] : []));

    it('since when a request is in its state: a creation from its confirmation on', async () => {
      const cases = [
        [await request('draft', [['request.started', 1]]), 1],
        [
          await request('creating', [
            ['request.submitted', 2],
            ['creation.started', 9],
            ['creation.posted', 10],
          ]),
          2,
        ],
        [
          await request('creating', [
            ['request.submitted', 2],
            ['creation.refused', 3],
            ['operator.retried', 5],
          ]),
          5,
        ],
        [
          await request('created', [
            ['creation.succeeded', 4],
            ['credential.claimed', 9],
            ['validation.changed', 11],
          ]),
          4,
        ],
        [
          await request('pendingApproval', [
            ['request.submitted', 2],
            ['request.approved', 7],
          ]),
          2,
        ],
        [
          await request('approved', [
            ['request.submitted', 2],
            ['request.approved', 7],
            ['request.approved', 9],
          ]),
          9,
        ],
        [
          await request('rejected', [
            ['request.submitted', 2],
            ['request.rejected', 8],
          ]),
          8,
        ],
        [
          await request('expired', [
            ['request.started', 1],
            ['request.erased', 12],
          ]),
          12,
        ],
        [
          await request('delivered', [
            ['credential.destroyed', 4],
            ['request.erased', 12],
          ]),
          4,
        ],
        [await request('failed', []), 60],
      ] as const;
      for (const [{ id, state }, since] of cases) {
        const [summary] = await reads.summaries({ ids: [id], limit: 1 });
        assert.deepEqual([summary?.state, summary?.since], [state, minutesLater(since)]);
      }
    });

    it('the requests of a state, the latest change first, with what their creation came to', async () => {
      const failure = {
        key: 'k',
        partnerCenterText: '',
        partnerCenterCode: '600006',
        correlationId: '',
        canCorrect: false,
      };
      const old = await request('returned', [], { creation, failure: { ...failure, canRetry: true } });
      const profile = { companyName: 'Contoso', domain: 'contoso' };
      const other = await request('returned', [], { profile, creation: { ...creation, waitsForSignIn: true } });
      const found = await reads.summaries({ state: 'returned', limit: 9 });
      assert.deepEqual(
        found.map(({ number, attempts, code, companyName, domain }) => [number, attempts, code, companyName, domain]),
        [
          [other.number, 3, 'signIn.failed', 'Contoso', 'contoso'],
          [old.number, 3, '600006', undefined, undefined],
        ],
      );
      assert.deepEqual(await reads.summaries({ ids: [], limit: 9 }), []);
      assert.equal((await reads.summaries({ state: 'returned', limit: 1 })).length, 1);
    });

    it('what is stuck: confirmed for long, with what it waits for', async () => {
      const confirmed = [['request.submitted', 10]] as const;
      const waiting = await request('submitted', confirmed, { creation: { ...creation, waitsForSignIn: true } });
      const standing = await request('creating', [...confirmed, ['creation.started', 59]], { creation });
      const unclear = await request('needsAttention', [['creation.unclear', 50]], { creation });
      assert.deepEqual([await reasons(waiting, 10), await reasons(standing, 10)], [[], []]);
      assert.deepEqual([await reasons(waiting, 11), await reasons(standing, 11)], [['waitsForSignIn'], ['noProgress']]);
      assert.deepEqual(await reasons(unclear, 0), ['needsAttention']);
      assert.deepEqual(await reasons(await request('failed', confirmed), 90), []);
    });

    it('what is stuck: a message that is behind for long, unless it is a draft’s or waits for the end of a password', async () => {
      const behind = await request('created', [], { version: 5 });
      const current = await request('created', [], { version: 5 });
      const draft = await request('draft', [], { version: 5 });
      const looking = await request('created', [], { version: 5 });
      for (const { id } of [behind, draft, looking]) await store.rememberMessage(message(id, { version: 4 }));
      await store.rememberMessage(message(current.id, { version: 5 }));
      await store.transaction(async (tx) => {
        const { id: requestId, owner } = looking;
        await tx.insertCredential({ requestId, owner, sealed, createdAt: minutesLater(0), claimedAt: minutesLater(1) });
      });
      assert.deepEqual(await reasons(behind, 60), []);
      assert.deepEqual(await reasons(behind, 61), ['messageBehind']);
      for (const fine of [current, draft, looking]) assert.deepEqual(await reasons(fine, 61), []);
      await store.transaction((tx) => tx.destroyCredential(looking.id, minutesLater(2)));
      assert.deepEqual(await reasons(looking, 61), ['messageBehind']);
    });

    it('the trail of one request, oldest first', async () => {
      const { id, owner } = await request('created', [
        ['request.started', 1],
        ['request.submitted', 2],
      ]);
      await store.transaction((tx) =>
        tx.appendAudit({
          requestId: id,
          version: 7,
          actor: 'operator',
          event: 'operator.resolved',
          at: minutesLater(3),
          facts: { customerId: 'x' },
        }),
      );
      const trail = await reads.trail(id);
      assert.deepEqual(
        trail.map(({ at, event, actor }) => [at, event, actor.kind, actor.objectId]),
        [
          [minutesLater(1).toISOString(), 'request.started', 'person', owner.objectId],
          [minutesLater(2).toISOString(), 'request.submitted', 'person', owner.objectId],
          [minutesLater(3).toISOString(), 'operator.resolved', 'operator', null],
        ],
      );
      assert.deepEqual([trail[2]?.version, trail[2]?.facts], [7, { customerId: 'x' }]);
      assert.deepEqual(await reads.trail(randomUUID()), []);
    });
  });
}
