import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { credentialContext } from '../../src/flows/credential/credential-context.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createSealedValues } from '../../src/storage/sealed-values.ts';
import { createSealer } from '../../src/storage/sealing.ts';
import { createStore } from '../../src/storage/store.ts';
import { sealCommand, sealProgram } from '../operator/support/seal-command.ts';
import { stored } from '../storage/support/sample.ts';
import { silentLog, wallClock } from '../storage/support/test-database.ts';
import { text } from '../support/card.ts';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.ts';
import { createOne } from '../support/story.ts';
import { startTestDesk, type TestDesk, trusting } from '../support/test-desk.ts';

const newKey = () => randomBytes(32).toString('base64');
const sealerOf = (key: string) => createSealer([Buffer.from(key, 'base64')], randomBytes);

describe('npm run seal on a PostgreSQL server with two bots', function () {
  this.timeout(60_000);
  const [oldest, next] = [newKey(), newKey()];
  let server: ServerDatabase;
  const envs: Record<string, string>[] = [];
  const desks: TestDesk[] = [];
  before(async () => {
    server = await createServerDatabase();
    const env = { DATABASE_URL: server.url, SEALING_KEYS: oldest };
    envs.push({ ...env });
    desks.push(await startTestDesk({ env: envs[0] ?? {} }));
    const { settings, caCertificate } = one().sandbox;
    envs.push({ ...settings(), ...env });
    desks.push(await startTestDesk({ env: envs[1] ?? {}, overrides: { fetch: trusting(caCertificate) } }));
  });
  after(async () => {
    await Promise.all(desks.map((desk) => desk.close()));
    await server?.drop();
  });

  function one(): TestDesk {
    const [desk] = desks;
    assert(desk);
    return desk;
  }

  async function restartWith(which: number, ...keys: readonly string[]): Promise<void> {
    await desks[which]?.stop();
    Object.assign(envs[which] ?? {}, { SEALING_KEYS: keys.join(',') });
    await desks[which]?.restart();
  }

  it('waits until every bot has the new key in front, and each opens everything afterwards', async () => {
    const rep = one().user();
    const created = await createOne(rep);
    const settings = { ...one().settings(), SEALING_KEYS: `${next},${oldest}` };
    await restartWith(0, next, oldest);
    const refused = await sealCommand('rotate', settings);
    assert.deepEqual([refused.code, refused.out], [1, '']);
    assert.match(refused.errors, /^A running bot seals with the key \w{8}, .* restart them all/);
    assert.match((await sealCommand('status', settings)).out, /\nA running bot seals with the key \w{8}: /);

    await restartWith(1, next, oldest);
    const ran = await Promise.all([sealProgram('rotate', settings), sealProgram('rotate', settings)]);
    assert.deepEqual(
      ran.map(({ code, errors }) => `${code}${errors}`),
      ['0', '0'],
    );
    assert.equal(ran.filter(({ out }) => /Sealed anew .*1 password/.test(out)).length, 1);
    for (const { out } of ran) assert.match(out, /can be removed from SEALING_KEYS/);

    for (const which of [0, 1]) await restartWith(which, next);
    const [customer] = one().sandbox.customers();
    const shown = await desks[1]
      ?.user({ objectId: rep.objectId, connector: one().connector })
      .clicks(created, 'credential.reveal');
    assert.ok(text(shown?.card ?? {}).includes(one().sandbox.passwords(customer?.id ?? '')[0] ?? '-'));
  });

  it('can be killed at any moment, and goes on', async () => {
    const [last, count] = [newKey(), 400];
    const settings = { ...one().settings(), SEALING_KEYS: `${last},${next}` };
    for (const which of [0, 1]) await restartWith(which, last, next);
    const database = await openDatabase({ databaseUrl: server.url, dataDir: '', clock: wallClock, log: silentLog });
    try {
      const store = createStore(database.kysely, { sendJob: async () => {} });
      const [before, after] = [sealerOf(next), sealerOf(last)];
      const requests = await Promise.all(
        Array.from({ length: count }, async (_, n) => {
          const request = await stored(store, { state: 'withdrawn' });
          const { id: requestId, owner } = request;
          const sealed = before.seal(`password ${n}`, credentialContext(request));
          await store.transaction((tx) => tx.insertCredential({ requestId, owner, sealed, createdAt: new Date() }));
          return request;
        }),
      );
      const done = async () => {
        const counts = await createSealedValues(database).counts();
        return counts.find(({ kind, keyId }) => kind === 'credential' && keyId === after.newestKeyId)?.count ?? 0;
      };
      const child = rotation(settings);
      while ((await done()) === 0) assert.equal(child.exitCode, null);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const some = await done();
      assert.ok(some > 0 && some < count, `${some} were done`);
      assert.equal((await sealCommand('rotate', settings)).code, 0);
      for (const [n, request] of requests.entries()) {
        const sealed = (await store.findCredential(request.id))?.sealed;
        assert.equal(sealed && after.open(sealed, credentialContext(request)), `password ${n}`);
      }
    } finally {
      await database.close();
    }
  });

  function rotation(settings: Readonly<Record<string, string>>): ChildProcess {
    const env = { PATH: process.env.PATH, ...settings };
    return spawn(process.execPath, ['--import', 'tsx', 'src/seal.ts', 'rotate'], { env, stdio: 'ignore' });
  }
});
