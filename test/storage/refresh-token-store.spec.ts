import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createRefreshTokenStore } from '../../src/storage/refresh-token-store.ts';
import { createSealer } from '../../src/storage/sealing.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`refresh token store on ${name}`, () => {
    let db: TestDatabase;
    const sealer = createSealer([randomBytes(32)], randomBytes);

    before(async function () {
      this.timeout(60_000);
      db = await open();
    });
    after(() => db.drop());

    it('gives back the latest token of its name', async () => {
      const store = createRefreshTokenStore(db.database.kysely, sealer, 'app 1');
      assert.equal(await store.load(), undefined);
      await store.save('first');
      await store.save('second');
      assert.equal(await store.load(), 'second');
      assert.equal(await createRefreshTokenStore(db.database.kysely, sealer, 'app 2').load(), undefined);
    });

    it('keeps no token in clear and opens no other name’s', async () => {
      await createRefreshTokenStore(db.database.kysely, sealer, 'a').save('canary');
      const { rows } = await db.database.executor.executeSql('select sealed::text from refresh_token');
      assert.ok(!JSON.stringify(rows).includes('canary'));
      await db.database.executor.executeSql(
        `insert into refresh_token select 'b', sealed from refresh_token where name = 'a'`,
      );
      const other = createRefreshTokenStore(db.database.kysely, sealer, 'b');
      await assert.rejects(other.load(), { name: 'AppError', code: 'sealing.broken' });
    });
  });
}
