import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createStore } from '../../src/storage/store.ts';
import { freshDataDir } from '../support/fresh-data-dir.ts';
import { silentLog, testDatabases, wallClock } from './support/test-database.ts';

describe('openDatabase, embedded', function () {
  this.timeout(60_000);
  let dataDir: string;
  const opened: Database[] = [];
  const open = async () => {
    const database = await openDatabase({ dataDir, clock: wallClock, log: silentLog });
    opened.push(database);
    return database;
  };
  const lockFile = () => join(dataDir, 'lock');
  const inUse = { name: 'AppError', code: 'database.inUse' };

  beforeEach(async () => {
    dataDir = await freshDataDir();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
    await rm(dataDir, { recursive: true, force: true });
  });

  it('finds every acknowledged row after kill -9, at once', async () => {
    const child = startWriter(dataDir);
    const ids = await linesUntilKilled(child, 200);
    const database = await open();
    const stored = await database.kysely.selectFrom('request').select('id').execute();
    const found = new Set(stored.map((row) => row.id));
    assert.ok(ids.length >= 200);
    assert.deepEqual(
      ids.filter((id) => !found.has(id)),
      [],
    );
  });

  it('refuses a folder that another process has open, saying which and what to do', async () => {
    const child = startWriter(dataDir);
    await once(child.stdout ?? child, 'data');
    await assert.rejects(open(), { ...inUse, message: new RegExp(`process ${child.pid}`), remedy: /DATA_DIR/ });
    await linesUntilKilled(child, 0);
    await open();
  });

  it('refuses a folder that this process has open, and takes it again after close', async () => {
    const first = await open();
    await assert.rejects(open(), inUse);
    await first.close();
    await open();
  });

  /** What stands in the lock of a process like this one, with changes. */
  async function lockLike(changes: object): Promise<string> {
    const database = await open();
    const own = JSON.parse(await readFile(lockFile(), 'utf8')) as object;
    await database.close();
    return JSON.stringify({ ...own, takenAt: '', ...changes });
  }

  it('takes over the lock of a process that had the pid of this one or of another that lives', async () => {
    for (const pid of [process.pid, process.ppid]) {
      await writeFile(lockFile(), await lockLike({ pid, started: 'another time' }));
      await (await open()).close();
    }
  });

  it('waits for another machine’s lock, or one that nobody can read, until it was not refreshed for 15 seconds', async () => {
    for (const content of [await lockLike({ host: 'another' }), '']) {
      await writeFile(lockFile(), content);
      await assert.rejects(open(), inUse);
      const longAgo = new Date(Date.now() - 20_000);
      await utimes(lockFile(), longAgo, longAgo);
      await (await open()).close();
    }
  });

  it('waits as long for the lock of another container or machine of the same name, whatever pid it has', async () => {
    const ended = { pid: 2 ** 22, started: '' };
    const elsewhere = [{ pidNamespace: 'pid:[1]' }, { boot: 'another' }];
    for (const changes of elsewhere.flatMap((place) => [place, { ...place, ...ended }])) {
      const content = await lockLike(changes);
      await writeFile(lockFile(), content);
      await assert.rejects(open(), inUse);
      assert.equal(await readFile(lockFile(), 'utf8'), content);
      const longAgo = new Date(Date.now() - 20_000);
      await utimes(lockFile(), longAgo, longAgo);
      await (await open()).close();
    }
  });

  it('lets one of several processes take over an abandoned lock', async () => {
    await writeFile(lockFile(), await lockLike({ pid: 2 ** 22, started: '' }));
    const children = [1, 2, 3].map(() => startWriter(dataDir, 'ignore'));
    const ended = new Set<ChildProcess>();
    for (const child of children) child.once('exit', () => ended.add(child));
    await Promise.all(
      children.map((child) => Promise.race([once(child, 'exit'), once(child.stdout ?? child, 'data')])),
    );
    assert.equal(ended.size, 2);
    await Promise.all(children.filter((child) => !ended.has(child)).map((child) => linesUntilKilled(child, 0)));
  });

  it('removes its own lock when closed, and no one else’s', async () => {
    const database = await open();
    assert.equal(JSON.parse(await readFile(lockFile(), 'utf8')).pid, process.pid);
    await database.close();
    await assert.rejects(stat(lockFile()), { code: 'ENOENT' });
    const another = await open();
    await writeFile(lockFile(), 'someone else');
    await another.close();
    assert.equal(await readFile(lockFile(), 'utf8'), 'someone else');
  });

  it('changes nothing in a folder that is up to date', async () => {
    const first = await open();
    const store = createStore(first.kysely, { sendJob: async () => {} });
    const tables = async (database: Database) => (await database.kysely.introspection.getTables()).length;
    const before = await tables(first);
    assert.deepEqual(await store.countByState(), {});
    await first.close();
    assert.equal(await tables(await open()), before);
  });
});

for (const { name, open } of testDatabases.filter((database) => database.name !== 'PGlite')) {
  describe(`openDatabase on ${name}`, function () {
    this.timeout(60_000);

    it('lets several processes start at once on an empty database, and share it', async () => {
      const db = await open();
      const { kysely } = db.database;
      await db.database.executor.executeSql('drop schema public cascade; create schema public');
      const replicas = await Promise.all([db.openAgain(), db.openAgain(), db.openAgain()]);
      assert.equal((await kysely.selectFrom('request').selectAll().execute()).length, 0);
      await Promise.all(replicas.map((replica) => replica.close()));
      await db.drop();
    });

    it('outlives a connection that the server ends between two statements of a transaction', async () => {
      const db = await open();
      const { kysely } = db.database;
      const trx = await kysely.startTransaction().execute();
      await sql`select pg_backend_pid()`.execute(trx);
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`.execute(kysely);
      await sleep(200);
      await assert.rejects(sql`select 1`.execute(trx));
      await trx
        .rollback()
        .execute()
        .catch(() => {});
      assert.equal((await kysely.selectFrom('request').selectAll().execute()).length, 0);
      await db.drop();
    });
  });
}

function startWriter(dataDir: string, stderr: 'inherit' | 'ignore' = 'inherit'): ChildProcess {
  const script = fileURLToPath(new URL('support/open-and-write.ts', import.meta.url));
  return spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', stderr] });
}

/** Collects whole lines until there are enough, kills the process with SIGKILL, and takes what still was in the pipe. */
async function linesUntilKilled(child: ChildProcess, enough: number): Promise<readonly string[]> {
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (text.split('\n').length > enough) child.kill('SIGKILL');
  });
  if (enough === 0) child.kill('SIGKILL');
  await once(child, 'close');
  return text.split('\n').slice(0, -1);
}
