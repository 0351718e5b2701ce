import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { Agent, fetch as undiciFetch } from 'undici';
import { build, type Desk, type Overrides } from '../../src/build.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { SandboxOptions } from '../../src/sandbox/partner-center/options.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/partner-center/sandbox.ts';
import { systemClock } from '../../src/system.ts';
import { type FakeConnector, type FakeConnectorOptions, startFakeConnector } from './fake-connector.ts';
import { freshDataDir } from './fresh-data-dir.ts';
import { TeamsUser, type TeamsUserOptions } from './teams-user.ts';

export interface TestDeskOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly sandbox?: Partial<SandboxOptions>;
  readonly connector?: FakeConnectorOptions;
  readonly overrides?: Overrides;
  /** Stands between the program and Partner Center. */
  readonly around?: (inner: typeof fetch) => typeof fetch;
}

/** The whole program in this process, between a fake connector and the sandbox Partner Center, all over real HTTP. */
export interface TestDesk {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly connector: FakeConnector;
  /** Everything that was logged, a line each. */
  readonly logLines: string[];
  readonly dataDir: string;
  /** The settings of the running program, for a command beside it. */
  settings(): Readonly<Record<string, string>>;
  user(options?: Partial<TeamsUserOptions>): TeamsUser;
  /** Stops the program, which gets so many milliseconds for it, and starts it again on the same data. */
  restart(stopTimeoutMs?: number): Promise<void>;
  /** Stops the program; it can be restarted. */
  stop(stopTimeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

export async function startTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const [sandbox, connector, dataDir] = await Promise.all([
    createSandbox({ clock: systemClock, ...options.sandbox }),
    startFakeConnector(options.connector),
    freshDataDir(),
  ]);
  const logLines: string[] = [];
  const log = createLog('trace', sink(logLines));
  const sealingKey = randomBytes(32).toString('base64');
  const environment = () => ({
    HOST: '127.0.0.1',
    PORT: '0',
    ALLOW_UNAUTHENTICATED: '1',
    SEALING_KEYS: sealingKey,
    DATA_DIR: dataDir,
    ...sandbox.settings(),
    ...options.env,
  });
  const overrides = { fetch: (options.around ?? same)(trusting(sandbox.caCertificate)), ...options.overrides };

  async function start(): Promise<{ desk: Desk; url: string }> {
    const desk = await build(readConfig(environment()), log, overrides);
    return { desk, url: `http://127.0.0.1:${await desk.start()}` };
  }

  let running = await start();
  let isStopped = false;
  async function stop(timeoutMs = 5_000): Promise<void> {
    if (!isStopped) await running.desk.stop(timeoutMs);
    isStopped = true;
  }

  return {
    get url() {
      return running.url;
    },
    sandbox,
    connector,
    logLines,
    dataDir,
    settings: () => ({ ...environment(), PORT: new URL(running.url).port }),
    user: (given = {}) => new TeamsUser({ botUrl: running.url, connector, ...given }),
    stop,
    async restart(stopTimeoutMs) {
      await stop(stopTimeoutMs);
      running = await start();
      isStopped = false;
    },
    async close() {
      await stop();
      await Promise.all([sandbox.close(), connector.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A fetch that trusts the sandbox's own certificate beside the public ones. */
export function trusting(caCertificate: string): typeof fetch {
  const dispatcher = new Agent({ connect: { ca: caCertificate } });
  const trustingFetch = (input: string | URL, init?: object) => undiciFetch(input, { ...init, dispatcher });
  return trustingFetch as unknown as typeof fetch;
}

function same(inner: typeof fetch): typeof fetch {
  return inner;
}

function sink(lines: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk).trimEnd());
      done();
    },
  });
}
