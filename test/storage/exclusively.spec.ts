import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { exclusivelyHere, exclusivelyOnServer } from '../../src/storage/exclusively.ts';

describe('exclusivelyHere', () => {
  it('lets works of one name in one by one, in their order, and those of others at once', async () => {
    const exclusively = exclusivelyHere();
    const order: number[] = [];
    await Promise.all(
      [30, 20, 10].map((ms, i) =>
        exclusively('a', async () => {
          await sleep(ms);
          order.push(i);
        }),
      ),
    );
    assert.deepEqual(order, [0, 1, 2]);
    const blocked = exclusively('a', () => exclusively('b', async () => 'inside'));
    assert.equal(await blocked, 'inside');
  });

  it('goes on after a work that failed', async () => {
    const exclusively = exclusivelyHere();
    const failed = exclusively('a', () => Promise.reject(new Error('no')));
    const next = exclusively('a', async () => 'next');
    await assert.rejects(failed, /no/);
    assert.equal(await next, 'next');
  });
});

const connectionString = process.env.TEST_DATABASE_URL;
if (connectionString) {
  describe('exclusivelyOnServer', function () {
    this.timeout(30_000);
    const exclusively = exclusivelyOnServer({ connectionString });
    const nothing = async () => {};
    let count = 0;
    const name = () => `${process.pid}.${Date.now()}.${count++}`;

    it('lets one of two processes in at a time, and the next one in when one is killed', async () => {
      const lock = name();
      const holder = await startHolder(lock);
      const patient = exclusively(lock, nothing);
      const impatient = exclusivelyOnServer({ connectionString, patienceMs: 200 });
      await assert.rejects(impatient(lock, nothing), { code: '55P03' });
      const killed = performance.now();
      holder.kill('SIGKILL');
      await patient;
      assert.ok(performance.now() - killed < 2_000);
    });

    it('takes the lock from a holder that stands still', async () => {
      const lock = name();
      const holder = await startHolder(lock, 500);
      holder.kill('SIGSTOP');
      try {
        await exclusively(lock, nothing);
      } finally {
        holder.kill('SIGKILL');
      }
    });

    it('gives up at once on a server that is away', async () => {
      const away = exclusivelyOnServer({ connectionString: 'postgres://postgres@127.0.0.1:1/postgres' });
      await assert.rejects(away('a', nothing), { code: 'ECONNREFUSED' });
    });
  });
}

/** Another process that holds the lock until it is killed. */
async function startHolder(lock: string, longestWorkMs?: number): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('support/hold-lock.ts', import.meta.url));
  const args = ['--import', 'tsx', script, connectionString ?? '', lock, String(longestWorkMs ?? '')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}
