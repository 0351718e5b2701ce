import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase } from '../../src/storage/database.ts';
import { silentLog, wallClock } from '../storage/support/test-database.ts';
import { text } from '../support/card.ts';
import { OperatorDesk } from './support/operator-desk.ts';

describe('npm run requests while the bot is stopped', function () {
  this.timeout(60_000);
  let world: OperatorDesk;
  before(async () => {
    world = await OperatorDesk.start();
  });
  after(() => world.desk.close());

  it('works on the embedded database itself, and the bot goes on from there when it starts', async () => {
    const { desk } = world;
    const failed = await world.failed('stoppedfailed');
    const unclear = await world.unclear('stoppedunclear');
    await desk.stop();

    assert.match(await world.prints('list'), new RegExp(`${failed.number} +failed`));
    assert.match(await world.prints(`retry ${failed.number}`), /confirmed again.*as a new call/);
    const named = `--customer ${unclear.customerId} --version ${await world.versionOf(unclear.number)}`;
    assert.match(await world.prints(`resolve ${unclear.number} ${named}`), /takes it over/);
    assert.match(await world.prints(`show ${failed.number}`), /submitted since[\s\S]*operator\.retried +operator/);

    await desk.restart();
    for (const { rep, seen } of [failed, unclear]) {
      await rep.waitsFor(seen.messageId, (card) => /Customer created/.test(text(card)), 25_000);
    }
    assert.equal(desk.sandbox.customers().length, 2);
  });

  it('is a command of its own', async () => {
    const { number } = await world.created('spawned');
    const run = (...args: readonly string[]) =>
      new Promise<readonly [number, string, string]>((resolve) => {
        const options = { env: { PATH: process.env.PATH, ...world.desk.settings() } };
        const words = ['--import', 'tsx', 'src/requests.ts', ...args];
        execFile(process.execPath, words, options, (error, stdout, stderr) => {
          resolve([error ? Number(error.code) : 0, stdout, stderr]);
        });
      });
    const beside = await run('--json', '--limit', '1');
    assert.deepEqual([beside[0], beside[2]], [0, '']);
    assert.equal(`TD-${JSON.parse(beside[1])[0].number}`, number);
    await world.desk.stop();
    const [code, out, errors] = await run('retry', number);
    assert.deepEqual([code, out], [1, '']);
    assert.match(errors, new RegExp(`^${number} is created; only`));
  });

  it('makes no database where there is none', async () => {
    const nowhere = await mkdtemp(join(tmpdir(), 'tenant-desk-'));
    const { exitCode, errors } = await world.run('list', {}, { DATA_DIR: nowhere });
    assert.equal(exitCode, 1);
    assert.match(errors.join(), /^There is no database in .*DATA_DIR/);
    assert.deepEqual(await readdir(nowhere), []);
    await rm(nowhere, { recursive: true });
  });

  it('touches none whose tables are of another version', async () => {
    await world.desk.stop();
    await inDatabase(`insert into kysely_migration (name, timestamp) values ('9999-from-later', '')`);
    assert.match(await world.refuses('list'), /newer version.*Run the command with the version that the bot has/);
    await inDatabase(`delete from kysely_migration where name >= '0007'`);
    assert.match(await world.refuses('list'), /older than this version.*Start the bot of this version once/);
  });

  async function inDatabase(statement: string): Promise<void> {
    const { dataDir } = world.desk;
    const database = await connectDatabase({ dataDir, clock: wallClock, log: silentLog });
    await database.executor.executeSql(statement);
    await database.close();
  }
});
