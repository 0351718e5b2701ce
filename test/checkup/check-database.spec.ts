import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createSealer } from '../../src/storage/sealing.ts';
import { createStore } from '../../src/storage/store.ts';
import { newPerson, start, stored } from '../storage/support/sample.ts';
import { silentLog, wallClock } from '../storage/support/test-database.ts';
import { type CheckupWorld, canary, startCheckupWorld } from './support/checkup-world.ts';

const otherKey = randomBytes(32).toString('base64');

describe('the check of the database', function () {
  this.timeout(30_000);
  let world: CheckupWorld;
  beforeEach(async () => {
    world = await startCheckupWorld({});
  });
  afterEach(() => world.close());

  async function inDatabase(work: (database: Database) => Promise<unknown>): Promise<void> {
    const database = await openDatabase({ dataDir: world.dataDir, clock: wallClock, log: silentLog });
    try {
      await work(database);
    } finally {
      await database.close();
    }
  }

  it('says that there is none yet, makes none, and leaves the token of the settings alone', async () => {
    const DATA_DIR = join(world.dataDir, 'not', 'yet');
    const { lines, isWell } = await world.run({ DATA_DIR });
    assert.equal(isWell, true);
    assert.match(lines[1] ?? '', /^ok {4}Database: There is none .* yet; the first start/);
    assert.match(lines[2] ?? '', /^skipped Sign-in: .*was not tried/);
    assert.match(lines[3] ?? '', /^skipped Read call: It needs a sign-in/);
    assert.ok(!(await readdir(world.dataDir)).includes('not'));
  });

  it('says what the next start does to older tables, and leaves them alone', async () => {
    const forget = "delete from kysely_migration where name like '0007%'";
    await inDatabase(({ executor }) => executor.executeSql(forget));
    for (const _ of [1, 2]) {
      const { lines, isWell } = await world.run();
      assert.equal(isWell, true);
      assert.match(lines[1] ?? '', /^ok {4}Database: .*next start.*\(0007-consent-tables\)/);
    }
  });

  it('fails when a newer version has used it, and leaves its tokens alone', async () => {
    const newer = "insert into kysely_migration (name, timestamp) values ('9999-moon', '')";
    await inDatabase(({ executor }) => executor.executeSql(newer));
    const { lines, isWell } = await world.run();
    assert.equal(isWell, false);
    assert.match(lines[1] ?? '', /^FAILED Database: A newer version .*\(9999-moon\)\. Run that version/);
    assert.match(lines[2] ?? '', /^skipped Sign-in: /);
    assert.match(lines[3] ?? '', /^skipped Read call: /);
  });

  it('fails when the key that sealed the refresh token is missing, until there is a new token', async () => {
    assert.equal((await world.run()).isWell, true);
    const { lines, isWell } = await world.run({ SEALING_KEYS: otherKey, PARTNER_REFRESH_TOKEN: '' });
    assert.equal(isWell, false);
    assert.match(lines[1] ?? '', /^FAILED Database: No sealing key with the id \w+ .*behind the newest one\.$/);
    assert.match(lines[2] ?? '', /^FAILED Sign-in: The stored refresh token cannot be opened\. Put the key/);
    assert.equal((await world.run({ SEALING_KEYS: otherKey })).isWell, true);
    assert.equal((await world.run({ SEALING_KEYS: otherKey, PARTNER_REFRESH_TOKEN: '' })).isWell, true);
  });

  it('fails when the key that sealed a password is missing', async () => {
    await inDatabase(async (database) => {
      const store = createStore(database.kysely, { sendJob: async () => {} });
      const { id } = await stored(store);
      const sealed = createSealer([Buffer.from(otherKey, 'base64')], randomBytes).seal('x', 'y');
      const credential = { requestId: id, owner: newPerson(), sealed, createdAt: start };
      await store.transaction((tx) => tx.insertCredential(credential));
    });
    const { lines, isWell } = await world.run();
    assert.equal(isWell, false);
    assert.match(
      lines[1] ?? '',
      /^FAILED Database: No key in SEALING_KEYS has the id \w{8}: without it 1 password cannot be opened\. Put that key/,
    );
    const keys = `${world.env.SEALING_KEYS},${otherKey}`;
    assert.equal((await world.run({ SEALING_KEYS: keys })).isWell, true);
  });

  for (const [side, minutes] of [
    ['behind', 2],
    ['ahead of', -2],
  ] as const) {
    it(`fails when the server’s clock is ${side} this one`, async () => {
      const clock = { now: () => new Date(Date.now() + minutes * 60_000) };
      const { lines, isWell } = await world.run({}, { clock });
      assert.equal(isWell, false);
      assert.match(lines[1] ?? '', new RegExp(`^FAILED Database: .*1(19|20)\\.\\d s ${side} this .*NTP`));
    });
  }

  it('fails when a process that is no bot has the folder open, naming it', async () => {
    await inDatabase(async () => {
      const { lines, isWell } = await world.run();
      assert.equal(isWell, false);
      const said = `in use by process ${process.pid} .* No bot answers at http://127\\.0\\.0\\.1:${world.env.PORT}/readyz\\. Stop that process`;
      assert.match(lines[1] ?? '', new RegExp(`^FAILED Database: .*${said}`));
      assert.match(lines[2] ?? '', /^skipped Sign-in: .*in the database/);
    });
  });

  const password = `${canary}-word`;
  for (const [what, url, said] of [
    [
      'nothing listens',
      `postgres://bot:${password}@127.0.0.1:1/desk`,
      /nothing listens .*\(ECONNREFUSED\)\. Check DATABASE_URL/,
    ],
    ['the host is unknown', `postgres://bot:${password}@desk.invalid/desk`, /host name .*Check DATABASE_URL/],
    ['the address is none', `postgres://bot:${password}/x@127.0.0.1/desk`, /is no address.*%40/],
  ] as const) {
    it(`fails when there is no server: ${what}`, async () => {
      const { lines, isWell } = await world.run({ DATABASE_URL: url });
      assert.equal(isWell, false);
      assert.match(lines[1] ?? '', /^FAILED Database: The database server cannot be used: /);
      assert.match(lines[1] ?? '', said);
      assert.match(lines[2] ?? '', /^skipped Sign-in: .*in the database/);
    });
  }

  it('ends in time when the server says nothing', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    assert(typeof address === 'object' && address !== null);
    const { lines, isWell } = await world.run(
      { DATABASE_URL: `postgres://bot:${password}@127.0.0.1:${address.port}/desk` },
      { limitMs: 300 },
    );
    silent.close();
    assert.equal(isWell, false);
    assert.match(lines[1] ?? '', /^FAILED Database: It did not end within 0\.3 seconds\. Check DATABASE_URL/);
    assert.equal(lines.length, 5);
  });
});
