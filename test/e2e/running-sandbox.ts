import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `npm run sandbox` as a newcomer starts it, on ports of its own and in a folder of its own. */
export interface RunningSandbox {
  readonly playgroundUrl: string;
  /** The second one, where somebody else decides. */
  readonly approverUrl: string;
  readonly botUrl: string;
  readonly partnerCenterUrl: string;
  readonly dataDir: string;
  /** Milliseconds from the command to the printed address. */
  readonly readyAfterMs: number;
  /** Sends the signal and resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  remove(): Promise<void>;
}

export async function startSandbox(env: Readonly<Record<string, string>> = {}): Promise<RunningSandbox> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tenant-desk-e2e-'));
  const [bot, partnerCenter, tokens, playground, approver] = await freePorts(5);
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/sandbox/main.ts'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(bot),
      SANDBOX_PORT: String(partnerCenter),
      SANDBOX_TOKEN_PORT: String(tokens),
      PLAYGROUND_PORT: String(playground),
      PLAYGROUND_APPROVER_PORT: String(approver),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await printed(child, /Open http/, exited);
  return {
    playgroundUrl: `http://localhost:${playground}`,
    approverUrl: `http://localhost:${approver}`,
    botUrl: `http://127.0.0.1:${bot}`,
    partnerCenterUrl: `http://127.0.0.1:${partnerCenter}`,
    dataDir: join(dataDir, 'sandbox'),
    readyAfterMs: performance.now() - started,
    stop(signal = 'SIGINT') {
      child.kill(signal);
      return exited;
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function printed(child: ChildProcess, wanted: RegExp, exited: Promise<number | null>): Promise<void> {
  let output = '';
  const seen = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      output += String(chunk);
      if (wanted.test(output)) resolve();
    });
  });
  const ended = exited.then((code) => {
    throw new Error(`the sandbox ended with ${code}: ${output}`);
  });
  await Promise.race([seen, ended]);
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
