import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The baseline bot as a process of its own, as the desk that it is compared with is one. */
export interface ForkedBaseline {
  readonly url: string;
  close(): void;
}

export async function forkBaseline(): Promise<ForkedBaseline> {
  const script = fileURLToPath(new URL('./baseline-bot.ts', import.meta.url));
  const child = fork(script, { execArgv: ['--import', 'tsx'] });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the baseline ended with ${code}`);
  });
  const [port] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => {});
  return { url: `http://127.0.0.1:${port}`, close: () => void child.kill() };
}
