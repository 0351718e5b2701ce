import { setTimeout as sleep } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { createQueue } from '../../src/jobs/queue.ts';
import { executorOf } from '../../src/storage/sql-executor.ts';
import { testDatabases, silentLog, wallClock } from '../storage/support/test-database.ts';
const server = testDatabases[1]!;
const db = await server.open();
const db2 = await db.openAgain();
const ex = db.database.executor;
// 3. two replicas hammered
{
  let most = 0, runs = 0; const active = new Map<string, number>(); let over = 0;
  const handler = async (id: string) => {
    const n = (active.get(id) ?? 0) + 1; active.set(id, n); most = Math.max(most, n); if (n > 1) over++;
    await sleep(1 + Math.random() * 4); runs++; active.set(id, active.get(id)! - 1);
  };
  const handlers = { 'create-customer': handler, deliver: async (id: string) => handler('d' + id) };
  const q1 = createQueue({ executor: ex, embedded: false, clock: wallClock, log: silentLog });
  const q2 = createQueue({ executor: db2.executor, embedded: false, clock: wallClock, log: silentLog });
  await q1.start(handlers); await q2.start(handlers);
  const end = Date.now() + 20000; let sent = 0;
  while (Date.now() < end) {
    await Promise.all(Array.from({ length: 6 }, () => q1.send(ex, { name: 'deliver', requestId: 'r' + Math.floor(Math.random() * 5), ...(Math.random() < 0.3 ? { delayMs: 1 } : {}) })));
    sent += 6; q1.wake(); q2.wake(); await sleep(2);
  }
  await sleep(2000);
  console.log({ sent, runs, most, over });
  await q1.stop({ timeoutMs: 3000 }); await q2.stop({ timeoutMs: 3000 });
}
await db2.close(); await db.drop();
