import assert from 'node:assert/strict';
import { askPasswordReset } from '../../../src/flows/credential/ask-password-reset.ts';
import { denyReveal } from '../../../src/flows/credential/deny-reveal.ts';
import { finishCredential } from '../../../src/flows/credential/finish-credential.ts';
import { handOverCredential } from '../../../src/flows/credential/hand-over-credential.ts';
import type { FlowContext } from '../../../src/flows/flow-context.ts';
import type { Job, Store } from '../../../src/flows/ports/ports.ts';
import { createStore } from '../../../src/storage/store.ts';
import { fullRequest, minutesLater, newPerson, start, stored } from '../../storage/support/sample.ts';
import { type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`a password that is refused on ${name}`, function () {
    this.timeout(60_000);
    const jobs: Job[] = [];
    let db: TestDatabase;
    let store: Store;
    before(async () => {
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async (_, job) => void jobs.push(job) });
    });
    after(() => db.drop());
    beforeEach(() => {
      jobs.length = 0;
    });

    const clock = { now: () => start };
    const noticesOf = (requestId: string) => store.takeRequestNotices(requestId, minutesLater(1), minutesLater(2));

    async function denials(requestId: string): Promise<readonly unknown[]> {
      const rows = await db.database.kysely
        .selectFrom('audit')
        .select('facts')
        .where('request_id', '=', requestId)
        .where('event', '=', 'credential.denied')
        .execute();
      return rows.map(({ facts }) => facts);
    }

    it('stands in the audit each time, and the owner is told once of each who tried', async () => {
      const request = await stored(store);
      const [ben, eve] = [newPerson('Ben'), newPerson('Eve')];
      for (const actor of [ben, eve, ben, { ...ben, objectId: ben.objectId.toUpperCase() }]) {
        assert.deepEqual(await denyReveal({ store, clock }, request, actor, 'notYours'), {
          kind: 'refused',
          why: 'notYours',
        });
      }
      assert.deepEqual(await denials(request.id), Array(4).fill({ why: 'notYours' }));
      const notices = await noticesOf(request.id);
      assert.deepEqual(notices.map(({ params }) => params.name).sort(), ['Ben', 'Eve']);
      assert(notices.every(({ person }) => person.objectId === request.owner.objectId));
      assert.deepEqual(jobs, Array(2).fill({ name: 'tell', requestId: request.id }));
    });

    it('is out of their reach in each other way, which is told in the same words', async () => {
      const draft = await stored(store);
      const { customer } = fullRequest(draft);
      assert(customer);
      await store.saveRequest({ ...draft, state: 'created', version: 2, customer }, 1);
      const context = { store, clock, settings: {} } as FlowContext;
      const eve = newPerson('Eve');
      const actor = { ...eve, tenantId: draft.owner.tenantId };
      const click = { actor, requestId: draft.id, version: 2 };
      for (const outcome of [
        await finishCredential(context, click),
        await askPasswordReset(context, click),
        await handOverCredential(context, click, eve.objectId),
      ])
        assert.deepEqual(outcome, { kind: 'refused', why: 'notYours' });
      assert.deepEqual(await denials(draft.id), Array(3).fill({ why: 'notYours' }));
      assert.equal((await noticesOf(draft.id)).length, 1);
      const [mallory, unmade] = [newPerson('Mallory'), await stored(store)];
      await finishCredential(context, { ...click, actor: mallory });
      await finishCredential(context, {
        ...click,
        actor: { ...eve, tenantId: unmade.owner.tenantId },
        requestId: unmade.id,
      });
      assert.deepEqual([(await denials(draft.id)).length, await denials(unmade.id)], [3, []]);
    });

    it('is no news of whom the owner gave it to, where they ask for what stayed the owner’s', async () => {
      const draft = await stored(store);
      const { customer } = fullRequest(draft);
      assert(customer);
      await store.saveRequest({ ...draft, state: 'created', version: 2, customer }, 1);
      const { id: requestId, owner } = draft;
      const holder = { ...newPerson('Grace Holder'), tenantId: owner.tenantId };
      const sealed = { keyId: 'k', nonce: 'n', ciphertext: 'c', tag: 't' };
      await store.transaction(async (tx) => {
        await tx.insertCredential({ requestId, owner, sealed, createdAt: start });
        await tx.handOverCredential(requestId, holder, sealed);
      });
      const context = { store, clock, settings: {} } as FlowContext;
      const click = { actor: holder, requestId, version: 2 };
      for (const outcome of [
        await askPasswordReset(context, click),
        await handOverCredential(context, click, owner.objectId),
      ])
        assert.deepEqual(outcome, { kind: 'refused', why: 'notYours' });
      assert.deepEqual([await denials(requestId), await noticesOf(requestId)], [[], []]);
    });

    it('is no news to the owner where they asked themselves', async () => {
      const request = await stored(store);
      for (const why of ['handedOver', 'gone', 'locked'] as const) {
        await denyReveal({ store, clock }, request, request.owner, why);
      }
      assert.deepEqual((await denials(request.id)).length, 3);
      assert.deepEqual([await noticesOf(request.id), jobs], [[], []]);
    });

    it('keeps nobody’s name with a request whose details are erased', async () => {
      const request = { ...(await stored(store)), erasedAt: start };
      await denyReveal({ store, clock }, request, newPerson('Ben'), 'notYours');
      assert.deepEqual(await denials(request.id), [{ why: 'notYours' }]);
      assert.deepEqual([await noticesOf(request.id), jobs], [[], []]);
    });
  });
}
