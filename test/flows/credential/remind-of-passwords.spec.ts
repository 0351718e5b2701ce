import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Person } from '../../../src/domain/person.ts';
import { remindOfPasswords } from '../../../src/flows/credential/remind-of-passwords.ts';
import type { FlowContext } from '../../../src/flows/flow-context.ts';
import type { Job, Log, RequestNotice, Store } from '../../../src/flows/ports/ports.ts';
import { createSealer } from '../../../src/storage/sealing.ts';
import { createStore } from '../../../src/storage/store.ts';
import { claimStored } from '../../storage/support/claim-stored.ts';
import { minutesLater, newPerson, start, stored } from '../../storage/support/sample.ts';
import { silentLog, type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`the reminder of a password on ${name}`, function () {
    this.timeout(60_000);
    const sealed = createSealer([randomBytes(32)], randomBytes).seal('a password', 'a context');
    const settings = { credentialTtlMs: 60 * 60_000, credentialRevealMs: 15 * 60_000 };
    const jobs: Job[] = [];
    let db: TestDatabase;
    let store: Store;

    before(async () => {
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async (_, job) => void jobs.push(job) });
    });
    after(() => db.drop());
    beforeEach(async () => {
      jobs.length = 0;
      await db.database.kysely.deleteFrom('credential').execute();
    });

    async function withPassword(createdAt = start) {
      const { id: requestId, owner } = await stored(store);
      await store.transaction((tx) => tx.insertCredential({ requestId, owner, sealed, createdAt }));
      return { requestId, owner };
    }

    /** One round of a process; three quarters of the life of a password from the start are 45 minutes. */
    async function round(minutes: number, own: Partial<Store> = {}, log: Log = silentLog): Promise<void> {
      const given = { store: { ...store, ...own }, clock: { now: () => minutesLater(minutes) }, log, settings };
      await remindOfPasswords(given as unknown as FlowContext);
    }

    const claim = (requestId: string) => claimStored(store, requestId, minutesLater(1));
    const handOver = (requestId: string, holder: Person) =>
      store.transaction((tx) => tx.handOverCredential(requestId, holder, sealed));
    const noticesOf = (requestId: string): Promise<readonly RequestNotice[]> =>
      store.takeRequestNotices(requestId, minutesLater(600), minutesLater(601));

    async function reminders(requestId: string): Promise<readonly Date[]> {
      const rows = await db.database.kysely
        .selectFrom('audit')
        .select('at')
        .where('request_id', '=', requestId)
        .where('event', '=', 'credential.reminded')
        .execute();
      return rows.map(({ at }) => at);
    }

    it('comes once, when a quarter of its life is left, and says when that ends', async () => {
      const { requestId, owner } = await withPassword();
      await round(44.9);
      assert.deepEqual([await reminders(requestId), jobs], [[], []]);
      await round(45);
      await round(46);
      assert.deepEqual(await reminders(requestId), [minutesLater(45)]);
      assert.deepEqual(jobs, [{ name: 'tell', requestId }]);
      const [notice, ...others] = await noticesOf(requestId);
      const until = minutesLater(60).toISOString();
      assert.deepEqual(others, []);
      assert.deepEqual(
        [notice?.kind, notice?.person.objectId, notice?.params],
        ['passwordWaits', owner.objectId, { until }],
      );
    });

    it('is of none that was fetched or destroyed, by its owner or by whom it was handed over to, nor of one that is over', async () => {
      const [fetched, destroyed, handedOver, over] = [
        await withPassword(),
        await withPassword(),
        await withPassword(),
        await withPassword(minutesLater(-11)),
      ];
      await claim(fetched.requestId);
      await store.transaction((tx) => tx.destroyCredential(destroyed.requestId, minutesLater(1)));
      await handOver(handedOver.requestId, newPerson());
      await claim(handedOver.requestId);
      await round(50);
      for (const { requestId } of [fetched, destroyed, handedOver, over]) {
        assert.deepEqual([await reminders(requestId), await noticesOf(requestId)], [[], []]);
      }
      assert.deepEqual(jobs, []);
    });

    it('goes to whom it was handed over to, and not to the owner', async () => {
      const { requestId, owner } = await withPassword();
      const holder = { ...newPerson('Grace Hopper'), tenantId: owner.tenantId };
      await handOver(requestId, holder);
      await round(50);
      assert.deepEqual(
        (await noticesOf(requestId)).map(({ person }) => person.objectId),
        [holder.objectId],
      );
    });

    it('comes once of two processes at the same moment', async () => {
      const { requestId } = await withPassword();
      const other = name === 'PGlite' ? undefined : await db.openAgain();
      try {
        const second = other ? createStore(other.kysely, { sendJob: async (_, job) => void jobs.push(job) }) : store;
        // Both have looked before either of them writes.
        let looked = 0;
        let bothLooked = () => {};
        const meeting = new Promise<void>((resolve) => {
          bothLooked = resolve;
        });
        const looksFirst = (own: Store): Partial<Store> => ({
          ...own,
          async findCredential(id) {
            const credential = await own.findCredential(id);
            looked += 1;
            if (looked === 2) bothLooked();
            await meeting;
            return credential;
          },
        });
        await Promise.all([store, second].map((own) => round(50, looksFirst(own))));
        assert.equal((await reminders(requestId)).length, 1);
        assert.equal((await noticesOf(requestId)).length, 1);
        assert.deepEqual(jobs, [{ name: 'tell', requestId }]);
      } finally {
        await other?.close();
      }
    });

    it('that fails keeps no other from coming, is logged, and comes in the next round', async () => {
      const [failing, good] = [await withPassword(), await withPassword(minutesLater(1))];
      const logged: unknown[] = [];
      const log = { ...silentLog, error: (_message: string, facts: unknown) => void logged.push(facts) };
      const stumbling: Partial<Store> = {
        findRequest: (id) =>
          id === failing.requestId ? Promise.reject(new Error('The connection is lost.')) : store.findRequest(id),
      };
      await round(50, stumbling, log);
      assert.deepEqual(jobs, [{ name: 'tell', requestId: good.requestId }]);
      assert.deepEqual(logged, [{ requestId: failing.requestId }]);
      assert.deepEqual(await reminders(failing.requestId), []);
      await round(51);
      assert.equal((await reminders(failing.requestId)).length, 1);
    });
  });
}
