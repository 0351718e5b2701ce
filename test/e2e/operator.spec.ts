import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createOperatorPasses } from '../../src/http/operator-passes.ts';
import { systemClock, systemIds } from '../../src/system.ts';
import { OperatorDesk } from '../operator/support/operator-desk.ts';
import { text } from '../support/card.ts';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.ts';

describe('npm run requests beside a bot on a PostgreSQL server', function () {
  this.timeout(60_000);
  const key = randomBytes(32);
  let server: ServerDatabase;
  let world: OperatorDesk;
  before(async () => {
    server = await createServerDatabase();
    world = await OperatorDesk.start({ env: { DATABASE_URL: server.url, SEALING_KEYS: key.toString('base64') } });
  });
  after(async () => {
    await world?.desk.close();
    await server?.drop();
  });

  it('changes the database itself, and the running bot goes on from there', async () => {
    const failed = await world.failed('serverfailed');
    const unclear = await world.unclear('serverunclear');
    assert.match(await world.prints('--stuck'), new RegExp(`${unclear.number} +needsAttention`));
    const version = await world.versionOf(unclear.number);
    await world.prints(`resolve ${unclear.number} --customer ${unclear.customerId} --version ${version}`);
    const ran = await Promise.all(Array.from({ length: 8 }, () => world.run(`retry ${failed.number}`)));
    assert.deepEqual(ran.map(({ exitCode }) => exitCode).sort(), [0, 1, 1, 1, 1, 1, 1, 1]);
    for (const { rep, seen } of [failed, unclear]) {
      await rep.waitsFor(seen.messageId, (card) => /Customer created/.test(text(card)), 30_000);
    }
    assert.equal(world.desk.sandbox.customers().length, 2);
    assert.match(await world.prints(`show ${failed.number}`), /operator\.retried +operator/);
  });

  it('needs no door of the bot, and there is none', async () => {
    const body = JSON.stringify({ call: 'list', arguments: [{ limit: 1 }] });
    const authorization = createOperatorPasses([key], systemClock, systemIds).make(body);
    const response = await fetch(`${world.desk.url}/operator`, { method: 'POST', headers: { authorization }, body });
    assert.equal(response.status, 404);
  });

  it('says that the server cannot be used, without what the driver says of the address', async () => {
    const env = { DATABASE_URL: 'postgres://somebody:secret%zz@127.0.0.1:1/none' };
    const { exitCode, errors } = await world.run('list', {}, env);
    assert.equal(exitCode, 1);
    assert.match(errors.join(), /^The database server cannot be used\. npm run doctor/);
  });
});
