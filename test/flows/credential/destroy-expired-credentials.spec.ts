import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { destroyExpiredCredentials } from '../../../src/flows/credential/destroy-expired-credentials.ts';
import type { FlowContext } from '../../../src/flows/flow-context.ts';
import type { Job, Store } from '../../../src/flows/ports/ports.ts';
import { createSealer } from '../../../src/storage/sealing.ts';
import { createStore } from '../../../src/storage/store.ts';
import { minutesLater, start, stored } from '../../storage/support/sample.ts';
import { silentLog, type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`the end of passwords on ${name}`, function () {
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
    beforeEach(() => {
      jobs.length = 0;
    });

    async function withPassword(createdAt = start) {
      const { id: requestId, owner } = await stored(store);
      const credential = { requestId, owner, sealed, createdAt };
      await store.transaction((tx) => tx.insertCredential(credential));
      return credential;
    }

    /** An hour after the start; `meanwhile` happens between the look at what is over and the end of it. */
    async function round(meanwhile: () => Promise<unknown> = async () => {}): Promise<void> {
      const slow: Store = {
        ...store,
        async expiredCredentials(limits) {
          const expired = await store.expiredCredentials(limits, 100);
          await meanwhile();
          return expired;
        },
      };
      const given = { store: slow, clock: { now: () => minutesLater(60) }, log: silentLog, settings };
      await destroyExpiredCredentials(given as unknown as FlowContext);
    }

    const isKept = async (requestId: string) => (await store.findCredential(requestId))?.sealed !== undefined;

    it('comes for those never claimed and those claimed long enough ago, and for no other', async () => {
      const [old, claimed, seen, young] = [
        await withPassword(),
        await withPassword(minutesLater(1)),
        await withPassword(),
        await withPassword(minutesLater(1)),
      ];
      await store.transaction(async (tx) => {
        await tx.claimCredential(claimed, minutesLater(45));
        await tx.claimCredential(seen, minutesLater(46));
      });
      await round();
      const kept = await Promise.all([old, claimed, seen, young].map(({ requestId }) => isKept(requestId)));
      assert.deepEqual(kept, [false, false, true, true]);
      assert.deepEqual(jobs.map(({ requestId }) => requestId).sort(), [old.requestId, claimed.requestId].sort());
    });

    it('leaves one that was replaced, or claimed, since it was looked for, and its request as it is', async () => {
      const [replaced, claimed] = [await withPassword(), await withPassword()];
      const before = await store.findRequest(replaced.requestId);
      await round(() =>
        store.transaction(async (tx) => {
          await tx.replaceCredential({ ...replaced, createdAt: minutesLater(60) });
          await tx.claimCredential(claimed, minutesLater(59));
        }),
      );
      assert.deepEqual([await isKept(replaced.requestId), await isKept(claimed.requestId)], [true, true]);
      assert.deepEqual([await store.findRequest(replaced.requestId), jobs], [before, []]);
    });
  });
}
