import { setTimeout as sleep } from 'node:timers/promises';
import { type Job, jobNames } from '../../../src/flows/ports/ports.ts';
import { createQueue, type JobHandlers, type Queue } from '../../../src/jobs/queue.ts';
import { executorOf } from '../../../src/storage/sql-executor.ts';
import { silentLog, type TestDatabase, wallClock } from '../../storage/support/test-database.ts';

/** A started queue on a fresh database for the suite that it is made in; each test begins with it empty. */
export class QueueBench {
  readonly runs: string[] = [];
  handler: (requestId: string) => Promise<void> = async () => {};
  readonly handlers: JobHandlers = {
    'create-customer': (requestId) => this.handler(requestId),
    deliver: (requestId) => this.handler(requestId),
    'check-validation-status': (requestId) => this.handler(requestId),
    'reset-password': (requestId) => this.handler(requestId),
    tell: (requestId) => this.handler(requestId),
    'call-webhook': (requestId) => this.handler(requestId),
  };
  private opened: { readonly db: TestDatabase; queue: Queue } | undefined;

  constructor(open: () => Promise<TestDatabase>) {
    before(async () => {
      const db = await open();
      this.opened = { db, queue: this.newQueue(db.database) };
      await this.queue.start(this.handlers);
    });
    beforeEach(() => {
      this.runs.length = 0;
      this.handler = async (requestId) => void this.runs.push(requestId);
    });
    afterEach(() => until(() => this.isEmpty()));
    after(async () => {
      await this.queue.stop({ timeoutMs: 2000 });
      await this.db.drop();
    });
  }

  get db(): TestDatabase {
    if (!this.opened) throw new Error('Not opened yet.');
    return this.opened.db;
  }

  get queue(): Queue {
    if (!this.opened) throw new Error('Not opened yet.');
    return this.opened.queue;
  }

  newQueue({ executor, kind } = this.db.database, log = silentLog): Queue {
    return createQueue({ executor, embedded: kind === 'embedded', clock: wallClock, log });
  }

  /** Starts another queue in the place of one that was stopped. */
  async restart(): Promise<void> {
    this.opened = { db: this.db, queue: this.newQueue() };
    await this.queue.start(this.handlers);
  }

  send(job: Job): Promise<void> {
    return this.queue.send(this.db.database.executor, job);
  }

  deliver(requestId: string): Promise<void> {
    return this.send({ name: 'deliver', requestId });
  }

  /** Sends in a transaction that stays open until `end` is over, and rolls back if it fails. */
  deliverInTransaction(requestId: string, end: () => Promise<void> = async () => {}): Promise<void> {
    return this.db.database.kysely.transaction().execute(async (trx) => {
      await this.queue.send(executorOf(trx), { name: 'deliver', requestId });
      await end();
    });
  }

  /** Makes the handler of that request wait until the gate is opened. */
  gateAt(wanted: string): { readonly entered: Promise<void>; open(): void } {
    const entered = newSignal();
    const opened = newSignal();
    this.handler = async (requestId) => {
      if (requestId === wanted) {
        entered.give();
        await opened.given;
      }
      this.runs.push(requestId);
    };
    return { entered: entered.given, open: opened.give };
  }

  private async isEmpty(): Promise<boolean> {
    const open = `select id from pgboss.job where name = any($1) and state < 'completed'`;
    return (await this.db.database.executor.executeSql(open, [[...jobNames]])).rows.length === 0;
  }
}

export function newSignal(): { readonly given: Promise<void>; give(): void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

export async function until(holds: () => boolean | Promise<boolean>, withinMs = 5000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms.`);
    await sleep(10);
  }
}
