import assert from 'node:assert/strict';
import { executorOf } from '../../src/storage/sql-executor.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`SQL executor on ${name}`, () => {
    let db: TestDatabase;
    const run = (text: string, values?: unknown[]) => db.database.executor.executeSql(text, values);
    const keys = async () => (await run('select key from bot_state order by key')).rows;

    before(async function () {
      this.timeout(60_000);
      db = await open();
    });
    beforeEach(() => run('delete from bot_state'));
    after(() => db.drop());

    it('runs one statement with parameters', async () => {
      assert.deepEqual((await run('select $1::int + 1 as n', [41])).rows, [{ n: 42 }]);
    });

    it('runs a script and gives the rows of all its statements', async () => {
      const { rows } = await run(`
        begin;
        insert into bot_state values ('a', '{}') returning key;
        insert into bot_state values ('b', '{}') returning key;
        commit`);
      assert.deepEqual(rows, [{ key: 'a' }, { key: 'b' }]);
    });

    it('is not left in a failed script’s transaction', async () => {
      const script = `begin; insert into bot_state values ('a', '{}'); select 1 / 0; commit`;
      await assert.rejects(run(script), { code: '22012' });
      assert.deepEqual(await keys(), []);
    });

    it('keeps scripts out of the transactions that are open at the same time', async () => {
      const { kysely } = db.database;
      const insert = (key: string) => `insert into bot_state values ('${key}', '{}')`;
      const transactions = Array.from({ length: 20 }, async (_, i) => {
        const rolledBack = kysely.transaction().execute(async (trx) => {
          const inside = executorOf(trx);
          await inside.executeSql(insert(`rolled back ${i}`));
          await inside.executeSql(`insert into bot_state values ($1, '{}')`, [`rolled back too ${i}`]);
          throw new Error('no');
        });
        await assert.rejects(rolledBack, /no/);
      });
      const scripts = Array.from({ length: 20 }, (_, i) =>
        run(i % 2 === 0 ? `begin; ${insert(`script ${i}`)}; commit` : insert(`script ${i}`)),
      );
      await Promise.all([...transactions, ...scripts]);
      const found = (await keys()) as { key: string }[];
      assert.equal(found.length, 20);
      assert.ok(found.every(({ key }) => key.startsWith('script')));
    });
  });
}
