import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '../../src/sandbox/partner-center/sandbox.ts';
import { type FakeConnector, startFakeConnector } from './fake-connector.ts';
import { freePort } from './free-port.ts';
import { freshDataDir } from './fresh-data-dir.ts';
import { TeamsUser, type TeamsUserOptions } from './teams-user.ts';

/** The program as a process of its own, so that it can be killed; the world around it lives on. */
export interface SpawnedDesk {
  readonly sandbox: Sandbox;
  readonly connector: FakeConnector;
  user(options?: Partial<TeamsUserOptions>): TeamsUser;
  /** kill -9 */
  kill(): Promise<void>;
  /** Starts it again on the same data; resolves when it is ready. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function spawnDesk(env: Readonly<Record<string, string>> = {}): Promise<SpawnedDesk> {
  const [sandbox, connector, dataDir, port] = await Promise.all([
    createSandbox({ model: 'direct' }),
    startFakeConnector(),
    freshDataDir(),
    freePort(),
  ]);
  const certificate = join(dataDir, 'ca.pem');
  await writeFile(certificate, sandbox.caCertificate);
  const environment = {
    PATH: process.env.PATH,
    HOST: '127.0.0.1',
    PORT: String(port),
    ALLOW_UNAUTHENTICATED: '1',
    SEALING_KEYS: randomBytes(32).toString('base64'),
    DATA_DIR: dataDir,
    NODE_EXTRA_CA_CERTS: certificate,
    LOG_LEVEL: 'warn',
    ...sandbox.settings(),
    ...env,
  };
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const process_ = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      env: environment,
      stdio: 'inherit',
    });
    child = process_;
    while (process_.exitCode === null) {
      const ready = await fetch(`${url}/readyz`).catch(() => undefined);
      if (ready?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the program ended with ${process_.exitCode}`);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child?.once('exit', resolve));
    child.kill(signal);
    await exited;
  }

  await start();
  return {
    sandbox,
    connector,
    user: (given = {}) => new TeamsUser({ botUrl: url, connector, ...given }),
    kill: () => end('SIGKILL'),
    start,
    async close() {
      await end('SIGKILL');
      await Promise.all([sandbox.close(), connector.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
