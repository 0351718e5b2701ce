import { type ChildProcess, spawn } from 'node:child_process';
import type { DebugPoint } from '../../../src/flows/debug-points.ts';
import { freePort } from '../../support/free-port.ts';
import type { CrashPlan, News, Order } from './crashing-desk.ts';

/** One process of the program, which may end at any moment and be started again; its address stays the same. */
export interface DeskProcess {
  readonly url: string;
  /** How often each debug point was reached, over all its lives. */
  readonly reached: ReadonlyMap<DebugPoint, number>;
  /** How often it ended and was started again. */
  readonly counts: { readonly ends: number; readonly starts: number };
  /** Resolves when it listens, or has ended before that as it was told to. From then on it is started again whenever it ends. */
  start(): Promise<void>;
  /** Resolves when the life that goes on now listens, or is over. */
  isListening(): Promise<void>;
  /** kill -9; resolves when it is gone, and the next life has begun. */
  kill(): Promise<void>;
  /** Ends the process at that point, in this life or in the next one. */
  crashAt(plan: CrashPlan): void;
  crashNextLifeAt(plan: CrashPlan): void;
  /** The clock of this life and of all to come goes ahead by so much more. */
  passTime(ms: number): void;
  now(): Date;
  /** kill -9, for good. */
  stop(): Promise<void>;
}

export async function createDeskProcess(environment: Readonly<Record<string, string>>): Promise<DeskProcess> {
  const port = await freePort();
  const reached = new Map<DebugPoint, number>();
  const counts = { ends: 0, starts: 0 };
  let aheadMs = 0;
  let child: ChildProcess | undefined;
  let gone: Promise<void> = Promise.resolve();
  let listening: Promise<void> = Promise.resolve();
  let isStopped = false;
  let nextPlan: CrashPlan | undefined;

  async function start(): Promise<void> {
    const order: Order = { aheadMs, ...(nextPlan ? { crashAt: nextPlan } : {}) };
    nextPlan = undefined;
    counts.starts += 1;
    const life = spawn(process.execPath, ['--import', 'tsx', 'test/chaos/support/crashing-desk.ts'], {
      env: { PATH: process.env.PATH, ...environment, PORT: String(port), CHAOS_ORDER: JSON.stringify(order) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = life;
    let listens = () => {};
    listening = new Promise<void>((resolve) => {
      listens = resolve;
    });
    life.on('message', (news: News) => {
      if ('listening' in news) listens();
      else reached.set(news.reached, (reached.get(news.reached) ?? 0) + 1);
    });
    gone = new Promise((resolve) => {
      life.once('exit', (code) => {
        counts.ends += 1;
        listens();
        resolve();
        if (code !== null) process.stderr.write(`the program ended by itself with ${code}\n`);
        if (!isStopped) void start();
      });
    });
    await listening;
  }

  function send(order: Order): void {
    if (child?.connected) child.send(order);
  }

  async function kill(): Promise<void> {
    child?.kill('SIGKILL');
    await gone;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    reached,
    counts,
    start,
    isListening: () => listening,
    kill,
    crashAt: (plan) => send({ crashAt: plan }),
    crashNextLifeAt(plan) {
      nextPlan = plan;
    },
    passTime(ms) {
      aheadMs += ms;
      send({ aheadMs });
    },
    now: () => new Date(Date.now() + aheadMs),
    async stop() {
      isStopped = true;
      await kill();
    },
  };
}
