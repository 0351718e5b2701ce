import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createRefreshTokenStore } from '../../src/storage/refresh-token-store.ts';
import { createSealer } from '../../src/storage/sealing.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`refresh token store on ${name}`, () => {
    let db: TestDatabase;
    const sealer = createSealer([randomBytes(32)], randomBytes);
    const storeOf = (app: string) => createRefreshTokenStore(db.database, sealer, app);

    before(async function () {
      this.timeout(60_000);
      db = await open();
    });
    after(() => db.drop());

    it('gives back the latest tokens of its name, all of them', async () => {
      const store = storeOf('app 1');
      assert.equal(await store.load(), undefined);
      const access = { accessToken: 'a', expiresAt: new Date('2026-03-01T09:00:00.123Z') };
      await store.save({ refreshToken: 'first', access, seeds: ['s'] });
      assert.deepEqual(await store.load(), { refreshToken: 'first', access, seeds: ['s'] });
      await store.save({ refreshToken: 'second' });
      assert.deepEqual(await store.load(), { refreshToken: 'second' });
      assert.equal(await storeOf('app 2').load(), undefined);
    });

    it('reads the rows of its first form', async () => {
      for (const [text, seeds] of [
        ['0123abcd.0.a-token', ['0123abcd']],
        ['.0.a-token', []],
      ] as const) {
        const sealed = JSON.stringify(sealer.seal(text, 'refresh-token:old'));
        await db.database.kysely.deleteFrom('refresh_token').where('name', '=', 'old').execute();
        await db.database.kysely.insertInto('refresh_token').values({ name: 'old', sealed }).execute();
        assert.deepEqual(await storeOf('old').load(), { refreshToken: '0.a-token', seeds });
      }
    });

    it('keeps no token in clear and opens no other name’s', async () => {
      const access = { accessToken: 'canary-access', expiresAt: new Date() };
      await storeOf('a').save({ refreshToken: 'canary', access });
      const { rows } = await db.database.executor.executeSql('select sealed::text from refresh_token');
      assert.ok(!JSON.stringify(rows).includes('canary'));
      await db.database.executor.executeSql(
        `insert into refresh_token select 'b', sealed from refresh_token where name = 'a'`,
      );
      await assert.rejects(storeOf('b').load(), { name: 'AppError', code: 'sealing.broken' });
    });

    it('lets one at a time in, in every copy of the store of one name, while others go on', async () => {
      const order: string[] = [];
      const slow = async (what: string) => {
        order.push(`${what} begins`);
        await storeOf('shared').load();
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push(`${what} ends`);
      };
      await Promise.all(['1', '2', '3'].map((what) => storeOf('shared').exclusively(() => slow(what))));
      assert.equal(order.length, 6);
      for (let i = 0; i < 6; i += 2) assert.equal(order[i]?.replace('begins', 'ends'), order[i + 1]);
      await storeOf('shared').exclusively(() => storeOf('another').exclusively(async () => {}));
    });

    it('lets the next one in after one that failed, and hands on what it threw', async () => {
      const store = storeOf('failing');
      await assert.rejects(
        store.exclusively(async () => {
          throw new RangeError('mine');
        }),
        { name: 'RangeError', message: 'mine' },
      );
      assert.equal(await store.exclusively(async () => 'next'), 'next');
    });
  });
}
