import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Sealed, SealedPlace, SealedValues, Store, StoredSealed } from '../../src/flows/ports/ports.ts';
import { createConsentStore } from '../../src/storage/consents.ts';
import { createRefreshTokenStore } from '../../src/storage/refresh-token-store.ts';
import { createSealedValues, sealedTables } from '../../src/storage/sealed-values.ts';
import { createSealer } from '../../src/storage/sealing.ts';
import { createStore } from '../../src/storage/store.ts';
import { minutesLater, start, stored } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`the sealed values on ${name}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    let store: Store;
    let values: SealedValues;
    before(async () => {
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
      values = createSealedValues(db.database);
    });
    after(() => db.drop());
    beforeEach(async () => {
      for (const table of ['credential', 'password_reset', 'refresh_token', 'pending_consent']) {
        await db.database.executor.executeSql(`delete from ${table}`);
      }
    });

    const [oldSealer, newSealer] = [
      createSealer([randomBytes(32)], randomBytes),
      createSealer([randomBytes(32)], randomBytes),
    ];
    const [oldKey, newKey] = [oldSealer.newestKeyId, newSealer.newestKeyId];

    async function credential(sealed: Sealed | undefined) {
      const request = await stored(store, { state: 'created' });
      const { id: requestId, owner } = request;
      const row = { requestId, owner, createdAt: start, ...(sealed ? { sealed } : {}) };
      await store.transaction((tx) => tx.insertCredential(row));
      return request;
    }

    async function all(keyId: string, limit = 2): Promise<readonly StoredSealed[]> {
      const found: StoredSealed[] = [];
      for (let after: SealedPlace | undefined; ; after = found.at(-1)) {
        const page = await values.othersThan(keyId, after, limit);
        assert.ok(page.length <= limit);
        if (page.length === 0) return found;
        found.push(...page);
      }
    }

    it('are counted by what they are and by their key, without those that were destroyed', async () => {
      await credential(oldSealer.seal('x', 'c'));
      await credential(oldSealer.seal('x', 'c'));
      await credential(newSealer.seal('x', 'c'));
      await credential(undefined);
      const { id } = await stored(store);
      await store.transaction((tx) => tx.insertPasswordReset(id, start));
      await createRefreshTokenStore(db.database, newSealer, 'app').save({ refreshToken: 'r' });
      await createConsentStore(db.database.kysely, oldSealer).keep(randomUUID(), 's', minutesLater(10));
      const counts = await values.counts();
      assert.deepEqual(
        counts
          .map(
            ({ kind, keyId, count }) => `${kind} ${keyId === newKey ? 'new' : keyId === oldKey ? 'old' : '?'} ${count}`,
          )
          .sort(),
        ['credential new 1', 'credential old 2', 'pendingConsent old 1', 'refreshToken new 1'],
      );
    });

    it('are those of every table that holds some', async () => {
      const { rows } = await db.database.executor.executeSql(
        `select table_name as name from information_schema.columns where column_name = 'sealed'`,
      );
      const known = Object.values(sealedTables).map(({ table }) => ({ name: table }));
      const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
      assert.deepEqual((rows as { name: string }[]).sort(byName), known.sort(byName));
    });

    it('are gone through in parts, each once, with what the database knows of them', async () => {
      const requests = [];
      for (let i = 0; i < 5; i += 1) requests.push(await credential(oldSealer.seal('x', 'c')));
      await credential(newSealer.seal('x', 'c'));
      const [reset] = requests;
      assert(reset);
      await store.transaction((tx) => tx.insertPasswordReset(reset.id, start));
      const taken = await store.takePasswordReset(reset.id, start, minutesLater(1));
      assert(taken && (await store.keepPasswordReset(taken, oldSealer.seal('x', 'p'))));
      await createRefreshTokenStore(db.database, oldSealer, 'app').save({ refreshToken: 'r' });
      await createConsentStore(db.database.kysely, oldSealer).keep('k', 's', minutesLater(10));

      const found = await all(newKey);
      assert.equal(found.length, 8);
      const numbers = new Map(requests.map(({ id, number }) => [id, number]));
      for (const { kind, key, keyId, sealed, context, requestNumber } of found) {
        assert.equal(keyId, oldKey);
        assert.equal(requestNumber, numbers.get(key));
        if (context === undefined) assert.ok(requestNumber);
        else
          assert.equal(
            oldSealer.open(sealed ?? newSealer.seal('', ''), context),
            kind === 'refreshToken' ? '{"refreshToken":"r"}' : 's',
          );
      }
      assert.deepEqual(await all(newKey, 100), found);
      assert.deepEqual(
        (await all(oldKey)).map(({ kind }) => kind),
        ['credential'],
      );
    });

    it('are found also where they are not of the form of one', async () => {
      const { id, number } = await credential(oldSealer.seal('x', 'c'));
      const write = 'update credential set sealed = $1::jsonb where request_id = $2';
      for (const odd of ['{}', '[]', '"text"', 'null', `{"keyId":"${oldKey}","nonce":1}`]) {
        await db.database.executor.executeSql(write, [odd, id]);
        const [found, ...more] = await all(newKey);
        assert.deepEqual([found?.sealed, found?.requestNumber, more], [undefined, number, []], odd);
        assert.equal((await values.counts()).length, 1);
      }
    });

    it('are replaced only where they still are what was read', async () => {
      const { id: key } = await credential(oldSealer.seal('x', 'c'));
      const place = { kind: 'credential', key } as const;
      const first = (await store.findCredential(key))?.sealed;
      assert(first);
      const second = newSealer.seal('y', 'c');
      const ends = await Promise.all([1, 2, 3].map(() => values.replace(place, first, second)));
      assert.deepEqual(ends.filter(Boolean).length, 1);
      assert.deepEqual((await store.findCredential(key))?.sealed, second);
      assert.equal(await values.replace(place, first, newSealer.seal('z', 'c')), false);
      await store.transaction((tx) => tx.destroyCredential(key, start));
      assert.equal(await values.replace(place, second, first), false);
      assert.equal((await store.findCredential(key))?.sealed, undefined);
    });

    it('tell by which keys running programs seal, where others can have the database', async () => {
      assert.deepEqual(await values.runningKeys(), []);
    });
  });
}
