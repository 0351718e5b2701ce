import assert from 'node:assert/strict';
import type { Job, NewRequestNotice, Store } from '../../src/flows/ports/ports.ts';
import { createStore } from '../../src/storage/store.ts';
import { minutesLater, newPerson, start, stored } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`what people are told about requests, on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async (_executor, _job: Job) => {} });
    });
    beforeEach(async () => {
      await db.database.kysely.deleteFrom('request_notice').execute();
    });
    after(() => db.drop());

    async function aNotice(changes: Partial<NewRequestNotice> = {}): Promise<NewRequestNotice> {
      const { id: requestId, owner: person } = await stored(store);
      return { requestId, person, kind: 'somebodyTried', subject: 'x', params: { name: 'Ben "B" \\' }, ...changes };
    }
    const add = (notice: NewRequestNotice, at = start) => store.transaction((tx) => tx.addRequestNotice(notice, at));
    const take = (requestId: string, minutes: number) =>
      store.takeRequestNotices(requestId, minutesLater(minutes), minutesLater(minutes + 1));
    const due = (minutes: number) => store.dueRequestNotices(minutesLater(minutes));

    it('is made once for a person, by kind and subject, whatever the case of their ids', async () => {
      const notice = await aNotice();
      const { tenantId, objectId } = notice.person;
      const shouted = { tenantId: tenantId.toUpperCase(), objectId: objectId.toUpperCase(), name: 'ADA' };
      assert.equal(await add(notice), true);
      assert.equal(await add(notice), false);
      assert.equal(await add({ ...notice, person: shouted, params: {} }), false);
      const others = [
        { ...notice, subject: 'y' },
        { ...notice, kind: 'passwordWaits' as const },
        { ...notice, person: newPerson() },
        await aNotice(),
      ];
      for (const other of others) assert.equal(await add(other), true);
      const taken = await take(notice.requestId, 0);
      assert.deepEqual(
        taken.map(({ kind, subject }) => `${kind} ${subject}`).sort(),
        ['passwordWaits x', 'somebodyTried x', 'somebodyTried x', 'somebodyTried y'].sort(),
      );
      const first = taken.find(
        ({ kind, subject, person }) => kind === 'somebodyTried' && subject === 'x' && person.objectId === objectId,
      );
      assert.deepEqual(first?.params, notice.params);
    });

    it('is made once by many at the same moment, and is none when its transaction fails', async () => {
      const notice = await aNotice();
      const undone = store.transaction(async (tx) => {
        await tx.addRequestNotice(notice, start);
        throw new Error('no');
      });
      await assert.rejects(undone, /no/);
      assert.deepEqual(await due(0), []);
      const made = await Promise.all(Array.from({ length: 8 }, () => add(notice)));
      assert.equal(made.filter(Boolean).length, 1);
    });

    it('is due until it is settled; taken it is nobody else’s until its lease is over', async () => {
      const [late, early] = [await aNotice(), await aNotice()];
      await add(late, minutesLater(2));
      await add({ ...late, subject: 'y' }, minutesLater(3));
      await add(early, minutesLater(1));
      assert.deepEqual(await due(0), []);
      assert.deepEqual(await due(3), [early.requestId, late.requestId], 'each request once, longest waiting first');

      const [taken, ...others] = await take(late.requestId, 2);
      assert(taken);
      assert.deepEqual([taken.subject, others], ['x', []]);
      assert.deepEqual(await take(late.requestId, 2), []);
      assert.deepEqual(await due(2.9), [early.requestId]);
      assert.deepEqual(
        (await take(late.requestId, 3)).map(({ id }) => id).includes(taken.id),
        true,
        'whoever had it died',
      );

      await store.releaseRequestNotice(taken.id, minutesLater(3));
      assert.deepEqual(await due(3), [early.requestId, late.requestId]);
      await store.settleRequestNotice(taken.id, minutesLater(3));
      assert.deepEqual(
        (await take(late.requestId, 600)).map(({ subject }) => subject),
        ['y'],
      );
      assert.equal(await add(late, minutesLater(601)), false, 'not a second time either');
    });

    it('is taken by one of many at the same moment', async () => {
      const notice = await aNotice();
      await add(notice);
      const taken = await Promise.all(Array.from({ length: 8 }, () => take(notice.requestId, 0)));
      assert.equal(taken.flat().length, 1);
    });

    it('is erased with its request, told or not, and no other is', async () => {
      const [erased, kept] = [await aNotice(), await aNotice()];
      await add(erased);
      await add({ ...erased, subject: 'y' });
      await add(kept);
      const [told] = await take(erased.requestId, 0);
      await store.settleRequestNotice(told?.id ?? '', start);
      await store.transaction((tx) => tx.eraseTraces(erased.requestId));
      const rows = await db.database.kysely.selectFrom('request_notice').select('request_id').execute();
      assert.deepEqual(rows, [{ request_id: kept.requestId }]);
    });
  });
}
