import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { build } from '../../src/build.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { type CheckupWorld, startCheckupWorld } from '../checkup/support/checkup-world.ts';
import { createOne } from '../support/story.ts';
import { startTestDesk, type TestDesk, trusting } from '../support/test-desk.ts';

describe('a checkup of a bot on a PostgreSQL server', function () {
  this.timeout(60_000);
  const server = process.env.TEST_DATABASE_URL ?? '';
  const name = `tenant_desk_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  let world: CheckupWorld;

  async function query(statement: string, connectionString = server): Promise<readonly object[]> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    const { rows } = await client.query(statement);
    await client.end();
    return rows;
  }

  beforeEach(async () => {
    await query(`create database ${name}`);
    world = await startCheckupWorld({ sandbox: { singleUseRefreshTokens: true }, database: false });
  });
  afterEach(async () => {
    await world.close();
    await query(`drop database if exists ${name} with (force)`);
  });

  it('never takes the refresh token away from the running bot, however often it runs', async () => {
    const sealingKey = randomBytes(32).toString('base64');
    const env = { DATABASE_URL: url.href, SEALING_KEYS: sealingKey };
    const desk: TestDesk = await startTestDesk({ env, sandbox: { singleUseRefreshTokens: true } });
    try {
      const run = () =>
        world.run({ ...desk.sandbox.settings(), ...env }, { fetch: trusting(desk.sandbox.caCertificate) });
      for (const _ of [1, 2]) {
        const checkups = [run(), run(), run()];
        await desk.restart();
        for (const { lines, isWell } of await Promise.all(checkups)) {
          assert.equal(isWell, true, lines.join('\n'));
          assert.match(lines[1] ?? '', /^ok {4}Database: .*up to date, its clock differs .* by 0\.\d s/);
        }
        await createOne(desk.user(), {
          country: 'US',
          companyName: 'Fabrikam Toys',
          domain: `toys${randomBytes(6).toString('hex')}`,
        });
      }
      assert.equal((await fetch(`${desk.url}/readyz`)).status, 200);
    } finally {
      await desk.close();
    }
  });

  it('makes no table in an empty database, and leaves the refresh token to the first start', async () => {
    const { lines, isWell } = await world.run({ DATABASE_URL: url.href });
    assert.equal(isWell, true, lines.join('\n'));
    assert.match(lines[1] ?? '', /^ok {4}Database: .*first start of the bot makes its tables/);
    assert.match(lines[2] ?? '', /^skipped Sign-in: .*was not tried: .*Entra takes PARTNER_CLIENT_ID/);
    const tables = "select 1 from pg_tables where schemaname not in ('pg_catalog', 'information_schema')";
    assert.deepEqual(await query(tables, url.href), []);

    const bot = await build(readConfig({ ...world.env, PORT: '0', DATABASE_URL: url.href }), createLog('silent'), {
      fetch: trusting(world.sandbox.caCertificate),
    });
    const ready = `http://127.0.0.1:${await bot.start()}/readyz`;
    try {
      for (let tries = 0; !(await fetch(ready)).ok; tries += 1) {
        assert.ok(tries < 200, 'the bot cannot sign in');
        await sleep(50);
      }
    } finally {
      await bot.stop(5_000);
    }
  });

  it('says which permission its user lacks, and what is wrong with the address', async () => {
    const role = `${name}_reader`;
    await query(`create role ${role} login`);
    await query('revoke create on schema public from public', url.href);
    const lacking = new URL(url);
    lacking.username = role;
    const elsewhere = new URL(url);
    elsewhere.pathname = '/nowhere';
    try {
      const lines = await Promise.all(
        [lacking, elsewhere].map(async ({ href }) => (await world.run({ DATABASE_URL: href })).lines[1] ?? ''),
      );
      assert.match(
        lines[0] ?? '',
        /^FAILED Database: The user of DATABASE_URL may not make the tables.*Grant it CREATE/,
      );
      assert.match(lines[1] ?? '', /^FAILED Database: .*no such database \(3D000\)\. Check DATABASE_URL/);
    } finally {
      await query(`drop role ${role}`);
    }
  });
});
