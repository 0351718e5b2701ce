import assert from 'node:assert/strict';
import { openDatabase } from '../../src/storage/database.ts';
import { createSealedValues } from '../../src/storage/sealed-values.ts';
import { createServerDatabase } from '../support/server-database.ts';
import { silentLog, wallClock } from './support/test-database.ts';

describe('the programs that seal on one PostgreSQL server', function () {
  this.timeout(30_000);

  it('are known by their keys to others on the same database while they run, and commands are none of them', async function () {
    if (!process.env.TEST_DATABASE_URL) this.skip();
    const [one, other] = [await createServerDatabase(), await createServerDatabase()];
    const open = (databaseUrl: string, sealsWith?: string) =>
      openDatabase({ databaseUrl, dataDir: '', clock: wallClock, log: silentLog, ...(sealsWith ? { sealsWith } : {}) });
    const command = await open(one.url);
    const programs = [
      await open(one.url, 'aaaa1111'),
      await open(one.url, 'bbbb2222'),
      await open(one.url, 'aaaa1111'),
    ];
    const elsewhere = await open(other.url, 'cccc3333');
    const keys = () => createSealedValues(command).runningKeys();
    try {
      assert.deepEqual(await keys(), ['aaaa1111', 'bbbb2222']);
      await programs[0]?.close();
      assert.deepEqual(await keys(), ['aaaa1111', 'bbbb2222']);
      await programs[1]?.close();
      for (const end = Date.now() + 5_000; (await keys()).length > 1 && Date.now() < end; );
      assert.deepEqual(await keys(), ['aaaa1111']);
    } finally {
      await Promise.all([command, programs[2], elsewhere].map((database) => database?.close()));
      await one.drop();
      await other.drop();
    }
  });
});
