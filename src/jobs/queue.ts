import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { type Clock, type Job, type JobName, jobNames, type Log } from '../flows/ports/ports.ts';
import {
  bossSettings,
  deadLetterOf,
  deadLetterSettings,
  type QueueSettings,
  queueSettings,
  workersPerQueue,
  workSettings,
} from './queue-settings.ts';
import { runJob } from './run-job.ts';
import { sendJob } from './send-job.ts';
import type { SqlExecutor } from './sql-executor.ts';

const errorIntervalMs = 10_000;
const activeJobs = z.array(z.object({ id: z.string(), name: z.string() }));

export type JobHandlers = Readonly<Record<JobName, (requestId: string) => Promise<void>>>;

export interface Queue {
  start(handlers: JobHandlers): Promise<void>;
  /**
   * Puts a job into the queue; given a transaction's executor, it exists only if that commits. A job for which one of
   * the same name and request is waiting folds into it.
   */
  send(executor: SqlExecutor, job: Job): Promise<void>;
  /** Looks for jobs at once: for after a commit that sent some. */
  wake(): void;
  isRunning(): boolean;
  /** Takes no new job, waits for those in hand, and puts back what is not done in time (at least one second). */
  stop(options: { readonly timeoutMs: number }): Promise<void>;
}

export interface QueueOptions {
  /** Outside every transaction. */
  readonly executor: SqlExecutor;
  /** True when no other process can use the database: a job found active at the start has nobody who works on it. */
  readonly embedded: boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Runs the work while no other process does: pg-boss's tables are made by one of those that start at once. */
  readonly exclusively?: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** How often and how long a job is tried. */
  readonly settings?: QueueSettings;
}

/** The job queue over pg-boss, which keeps its tables in the schema `pgboss` of the same database. */
export function createQueue(options: QueueOptions): Queue {
  const { executor, embedded, clock, log, exclusively = (_name, work) => work(), settings = queueSettings } = options;
  const boss = new PgBoss({ ...bossSettings, db: executor, backend: embedded ? 'pglite' : 'postgres' });
  const workerIds: string[] = [];
  let prepared = false;
  let running = false;
  let lastErrorAt = Number.NEGATIVE_INFINITY;

  boss.on('error', (error) => {
    // While the database is away every worker reports twice a second.
    const now = clock.now().getTime();
    if (now - lastErrorAt < errorIntervalMs) return;
    lastErrorAt = now;
    log.error('queue.error', {}, error);
  });
  boss.on('warning', () => log.warn('queue.warning'));

  async function work(name: JobName, handler: JobHandlers[JobName]): Promise<void> {
    const id: string = await boss.work(name, workSettings, async ([job]) => {
      if (job) await runJob({ boss, executor, clock, log }, name, job, handler);
      // Without this a worker rests until the next poll after every job, however many are waiting.
      boss.notifyWorker(id);
    });
    workerIds.push(id);
  }

  return {
    async start(handlers) {
      await exclusively('queue tables', async () => {
        await boss.start();
        for (const name of jobNames) await prepareQueue(boss, name, settings);
      });
      prepared = true;
      if (embedded) await putBackActiveJobs(boss, executor);
      for (const name of jobNames) {
        for (let worker = 0; worker < workersPerQueue[name]; worker += 1) await work(name, handlers[name]);
      }
      running = true;
    },

    async send(db, job) {
      if (!prepared) throw new Error('The queue is not started.');
      await sendJob(boss, db, job);
    },

    wake() {
      for (const id of workerIds) boss.notifyWorker(id);
    },

    isRunning: () => running,

    async stop({ timeoutMs }) {
      running = false;
      await boss.stop({ close: false, graceful: true, timeout: timeoutMs });
    },
  };
}

async function prepareQueue(boss: PgBoss, name: JobName, settings: QueueSettings): Promise<void> {
  const deadLetter = deadLetterOf(name);
  await boss.createQueue(deadLetter);
  await boss.updateQueue(deadLetter, deadLetterSettings);
  await boss.createQueue(name);
  await boss.updateQueue(name, { ...settings, deadLetter });
  // Fills pg-boss's cache of queues: a send inside a transaction must not go looking for its queue outside it.
  await boss.findJobs(name, { queued: true, key: '' });
}

/** Ends what a process that died was working on as a failed attempt, and lets the next attempt begin now. */
async function putBackActiveJobs(boss: PgBoss, executor: SqlExecutor): Promise<void> {
  const { rows } = await executor.executeSql(
    `select id, name from pgboss.job where state = 'active' and name = any($1)`,
    [[...jobNames]],
  );
  for (const { id, name } of activeJobs.parse(rows)) {
    await boss.fail(name, id, { code: 'process.ended' });
    await boss.update(name, undefined, { id, startAfter: 0 });
  }
}
