import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { connectDatabase } from '../../src/storage/database.ts';
import { silentLog, wallClock } from '../storage/support/test-database.ts';
import { text } from '../support/card.ts';
import { dumpDatabase } from '../support/database-dump.ts';
import { createOne, wingtip } from '../support/story.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';
import { type SealRan, sealCommand, sealProgram } from './support/seal-command.ts';

const newKey = () => randomBytes(32).toString('base64');
const idOf = (key: string) => createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 8);

describe('npm run seal', function () {
  this.timeout(60_000);
  let keys: readonly string[];
  let env: Record<string, string>;
  let desk: TestDesk;
  let rep: TeamsUser;
  let created: Seen;
  beforeEach(async () => {
    keys = [newKey()];
    env = { SEALING_KEYS: keys.join(',') };
    desk = await startTestDesk({ env });
    rep = desk.user();
    created = await createOne(rep);
    await signedIn();
    // From here on by the stored token alone.
    env.PARTNER_REFRESH_TOKEN = '';
  });
  afterEach(() => desk.close());

  const run = (args: string, settings = desk.settings()) => sealCommand(args, settings);

  async function signedIn(): Promise<void> {
    for (const end = Date.now() + 20_000; !(await fetch(`${desk.url}/readyz`)).ok; ) {
      assert.ok(Date.now() < end, 'the bot does not sign in');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async function restartWith(...next: readonly string[]): Promise<void> {
    await desk.stop();
    keys = next;
    env.SEALING_KEYS = keys.join(',');
    await desk.restart();
    rep = desk.user({ objectId: rep.objectId });
  }

  /** The password that the bot shows is the one that Partner Center has. */
  async function assertRevealed(): Promise<void> {
    const [customer] = desk.sandbox.customers();
    const [password = ''] = desk.sandbox.passwords(customer?.id ?? '');
    const shown = await rep.clicks(created, 'credential.reveal');
    assert.ok(password !== '' && text(shown.card).includes(password), 'the password is not shown');
  }

  const gauge = async () =>
    /^tenant_desk_sealed_values_without_key (\d+)$/m.exec(await (await fetch(`${desk.url}/metrics`)).text())?.[1];
  const missingLines = () => desk.logLines.filter((line) => line.includes('their key is missing'));

  async function inDatabase(statement: string, values: unknown[] = []): Promise<void> {
    const { dataDir } = desk;
    const database = await connectDatabase({ dataDir, clock: wallClock, log: silentLog });
    await database.executor.executeSql(statement, values);
    await database.close();
  }

  it('takes the bot step by step to a new key, with which alone it reveals and signs in', async () => {
    const [first = ''] = keys;
    const before = await sealProgram('status', desk.settings());
    assert.deepEqual([before.code, before.errors], [0, '']);
    assert.match(before.out, new RegExp(`^KEY .*\n${idOf(first)} +newest +1 refresh token, 1 password$`));

    const made = await sealProgram('new-key', {});
    assert.deepEqual([made.code, Buffer.from(made.out, 'base64').length], [0, 32]);
    assert.match(made.errors, /1\. Put it in front in SEALING_KEYS[\s\S]*2\. Restart[\s\S]*3\. npm run seal -- rotate/);
    await restartWith(made.out, first);
    assert.match((await run('status')).out, /1 password: sealed with an older key\. npm run seal -- rotate/);

    const rotated = await sealProgram('rotate', desk.settings());
    assert.deepEqual([rotated.code, rotated.errors], [0, '']);
    assert.match(rotated.out, new RegExp(`^Sealed anew with the key ${idOf(made.out)}: .*1 password\\.`));
    assert.match(rotated.out, new RegExp(`Nothing is sealed with the key ${idOf(first)}: .* can be removed`));
    assert.match((await run('rotate')).out, /^Everything is sealed with the key \w+ already\./);

    await restartWith(made.out);
    assert.equal(await gauge(), '0');
    await signedIn();
    assert.equal(desk.logLines.filter((line) => /signIn\.failed|sealing\./.test(line)).length, 0);
    await assertRevealed();
    const status = await run('status');
    assert.match(status.out, new RegExp(`^KEY .*\n${idOf(made.out)} +newest +1 refresh token, 1 password$`));
  });

  it('goes on where it was cut off, and shows no secret', async () => {
    const [first = ''] = keys;
    for (let i = 0; i < 2; i += 1) {
      await createOne(rep, { ...wingtip.company, companyName: `Toys ${i}`, domain: `cutoff${i}` });
    }
    await desk.stop();
    // More than one call can take.
    await inDatabase(`
      insert into refresh_token (name, sealed) select 'app ' || n, (select sealed from refresh_token limit 1)
      from generate_series(1, 60) n`);
    await restartWith(newKey(), first);
    let calls = 0;
    const failing: typeof fetch = async (address, init) => {
      calls += 1;
      if (calls > 1) throw new TypeError('fetch failed');
      return fetch(address, init);
    };
    const cut = await sealCommand('rotate', desk.settings(), { fetch: failing });
    assert.equal(cut.code, 1);
    assert.match(cut.errors, /No bot of these settings answers/);
    const whole = await run('rotate');
    assert.equal(whole.code, 1);
    assert.match(whole.out, /^Sealed anew with the key \w+: .*3 passwords\./);
    assert.match(
      whole.errors,
      /^Left as they are: 60 refresh tokens\.\n {2}refresh_token app 1: the key \w+ does not open it\n/,
    );
    const said = [cut, whole].map(({ out, errors }) => out + errors).join('\n');
    for (const secret of secrets()) assert.ok(!said.includes(secret));
    await assertRevealed();
  });

  function secrets(): readonly string[] {
    const passwords = desk.sandbox.customers().flatMap(({ id }) => desk.sandbox.passwords(id));
    assert.ok(passwords.length > 0);
    return [...passwords, ...keys];
  }

  it('works on the database of a stopped bot itself', async () => {
    const [first = ''] = keys;
    await desk.stop();
    keys = [newKey(), first];
    const { code, out } = await run('rotate', { ...desk.settings(), SEALING_KEYS: keys.join(',') });
    assert.deepEqual([code, /1 refresh token, 1 password/.test(out)], [0, true]);
    await restartWith(keys[0] ?? '');
    await signedIn();
    await assertRevealed();
  });

  it('is refused by a bot that does not have the new key in front, and says what to do', async () => {
    const [first = ''] = keys;
    const { code, out, errors } = await run('rotate', { ...desk.settings(), SEALING_KEYS: `${newKey()},${first}` });
    assert.deepEqual([code, out], [1, '']);
    assert.match(errors, /After a new key was put in front there, restart the bot first/);
    await desk.stop();
    assert.ok((await dumpDatabase(desk.dataDir)).get('public.credential')?.includes(idOf(first)));
  });

  describe('where a key is missing', () => {
    let first: string;
    beforeEach(async () => {
      first = keys[0] ?? '';
      await desk.stop();
      await inDatabase('delete from refresh_token');
      delete env.PARTNER_REFRESH_TOKEN;
      await restartWith(newKey());
    });

    it('the bot says so at its start and in its metrics, and goes on with everything else', async () => {
      const [line = '', ...more] = missingLines();
      const { error } = JSON.parse(line);
      assert.equal(error.code, 'sealing.keyMissing');
      assert.match(error.message, new RegExp(`has the id ${idOf(first)}: without it 1 password cannot be opened`));
      assert.match(error.remedy, /Put that key back into SEALING_KEYS, behind the newest one, and restart/);
      assert.deepEqual(more, []);
      assert.equal(await gauge(), '1');
      created = await createOne(rep, { ...wingtip.company, companyName: 'Fourth Coffee', domain: 'fourthcoffee' });
      const [, second] = desk.sandbox.customers();
      const shown = await rep.clicks(created, 'credential.reveal');
      assert.ok(text(shown.card).includes(desk.sandbox.passwords(second?.id ?? '')[0] ?? '-'));
    });

    it('names it and what it seals, leaves that as it is, and opens it with the key put back', async () => {
      const left: readonly SealRan[] = [await run('status'), await run('rotate')];
      assert.deepEqual(
        left.map(({ code }) => code),
        [1, 1],
      );
      assert.match(left[0]?.out ?? '', new RegExp(`\n${idOf(first)} +MISSING +1 password\n`));
      assert.match(
        left[1]?.errors ?? '',
        new RegExp(
          `^Left as they are: 1 password\\.\n {2}credential TD-\\d+: the key ${idOf(first)} is not in SEALING_KEYS\nPut a missing key back`,
        ),
      );
      await restartWith(...keys, first);
      assert.equal(await gauge(), '0');
      assert.equal(missingLines().length, 1);
      assert.equal((await run('rotate')).code, 0);
      await assertRevealed();
    });
  });

  it('says how it is used, without settings or a database, and names a wrong setting as the bot does', async () => {
    for (const args of ['', 'rotate all', 'rotate --force', 'new-key 2', 'unseal', '--help']) {
      const { code, out, errors } = await run(args, {});
      assert.deepEqual([code, out], [2, ''], args);
      assert.match(errors, /^[^\n]+\nUsage: npm run seal -- <command>\n/);
    }
    const { code, errors } = await run('status', { ...desk.settings(), SEALING_KEYS: 'short' });
    assert.equal(code, 78);
    assert.match(errors, /^SEALING_KEYS: /);
  });
});
