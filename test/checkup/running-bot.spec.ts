import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { askRunningBot } from '../../src/checkup/running-bot.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { startScriptedServer } from '../partner-center/support/scripted-server.ts';
import { silentLog, wallClock } from '../storage/support/test-database.ts';
import { createOne } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';
import { type CheckupWorld, startCheckupWorld } from './support/checkup-world.ts';

describe('a checkup beside a running bot with the embedded database', function () {
  this.timeout(30_000);
  let world: CheckupWorld;
  before(async () => {
    world = await startCheckupWorld({});
  });
  after(() => world.close());

  function beside(desk: TestDesk) {
    return world.run({ DATA_DIR: desk.dataDir, PORT: new URL(desk.url).port });
  }

  it('asks the bot, and does not touch its refresh token', async () => {
    const desk = await startTestDesk({ sandbox: { singleUseRefreshTokens: true } });
    try {
      const { lines, isWell } = await beside(desk);
      assert.equal(isWell, true);
      assert.match(
        lines[1] ?? '',
        /^ok {4}Database: The running bot has .* open and says that it works \(http:\/\/127\.0\.0\.1:/,
      );
      assert.match(
        lines[2] ?? '',
        /^skipped Sign-in: The running bot has the refresh token, and says that nothing is wrong/,
      );
      assert.match(lines[3] ?? '', /^skipped Read call: The running bot has the refresh token/);
      assert.equal((await fetch(`${desk.url}/readyz`)).status, 200);
    } finally {
      await desk.close();
    }
  });

  it('fails when the bot cannot sign in', async () => {
    const desk = await startTestDesk({ env: { PARTNER_REFRESH_TOKEN: '' } });
    try {
      for (let tries = 0; (await fetch(`${desk.url}/readyz`)).ok; tries += 1) {
        assert.ok(tries < 200, 'the bot is ready without a sign-in');
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      const { lines, isWell } = await beside(desk);
      assert.equal(isWell, false);
      assert.match(lines[1] ?? '', /^ok {4}Database: /);
      assert.match(lines[2] ?? '', /^FAILED Sign-in: The running bot, .* cannot sign in\. .*npm run consent/);
    } finally {
      await desk.close();
    }
  });

  it('fails when the bot lacks the key of a password', async () => {
    const env = { SEALING_KEYS: randomBytes(32).toString('base64') };
    const desk = await startTestDesk({ env });
    try {
      await createOne(desk.user());
      await desk.stop();
      env.SEALING_KEYS = world.env.SEALING_KEYS ?? '';
      await desk.restart();
      const { lines, isWell } = await beside(desk);
      assert.equal(isWell, false);
      assert.match(
        lines[1] ?? '',
        /^FAILED Database: .* has the id \w{8}: without it 1 password cannot .* Put that key/,
      );
    } finally {
      await desk.close();
    }
  });

  for (const [host, reached] of [
    ['0.0.0.0', '127.0.0.1'],
    ['::', '127.0.0.1'],
    ['::1', '[::1]'],
    ['localhost', 'localhost'],
  ] as const) {
    it(`asks at ${reached} a bot that listens on ${host}`, async () => {
      const { address } = await askRunningBot({ host, port: 1 }, fetch, AbortSignal.timeout(2_000));
      assert.equal(address, `http://${reached}:1/readyz`);
    });
  }

  for (const [what, body, said] of [
    [
      'names a part that does not work',
      { status: 'not ready', notReady: ['queue'] },
      /does not work: queue .*restart it/,
    ],
    ['is another program', { hello: 'world' }, /No bot answers at http.*Stop that process/],
  ] as const) {
    it(`fails when what listens there ${what}`, async () => {
      await using server = await startScriptedServer({ status: 503, body });
      const database = await openDatabase({ dataDir: world.dataDir, clock: wallClock, log: silentLog });
      const { lines, isWell } = await world.run({ PORT: new URL(server.endpoint).port });
      await database.close();
      assert.equal(isWell, false);
      assert.match(lines[1] ?? '', /^FAILED Database: /);
      assert.match(lines[1] ?? '', said);
    });
  }
});
