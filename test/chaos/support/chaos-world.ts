import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxOptions } from '../../../src/sandbox/partner-center/options.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { type FakeConnector, startFakeConnector } from '../../support/fake-connector.ts';
import { freshDataDir } from '../../support/fresh-data-dir.ts';

/** What goes on when processes end: Partner Center, Teams, the database and the settings. */
export interface ChaosWorld {
  readonly sandbox: Sandbox;
  readonly connector: FakeConnector;
  readonly environment: Readonly<Record<string, string>>;
  clearFaults(): Promise<void>;
  close(): Promise<void>;
}

export interface ChaosWorldOptions {
  /** Without it the embedded database is used, in a folder of its own. */
  readonly databaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly sandbox?: Partial<SandboxOptions>;
}

export async function createChaosWorld(options: ChaosWorldOptions = {}): Promise<ChaosWorld> {
  const [sandbox, connector, dataDir] = await Promise.all([
    createSandbox(options.sandbox),
    startFakeConnector(),
    freshDataDir(),
  ]);
  const certificate = join(dataDir, 'ca.pem');
  await writeFile(certificate, sandbox.caCertificate);
  return {
    sandbox,
    connector,
    environment: {
      HOST: '127.0.0.1',
      ALLOW_UNAUTHENTICATED: '1',
      SEALING_KEYS: randomBytes(32).toString('base64'),
      DATA_DIR: dataDir,
      NODE_EXTRA_CA_CERTS: certificate,
      LOG_LEVEL: process.env.CHAOS_LOG_LEVEL ?? 'silent',
      ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      ...sandbox.settings(),
      ...options.env,
    },
    async clearFaults() {
      await fetch(`${sandbox.url}/control/faults`, { method: 'DELETE' });
    },
    async close() {
      await Promise.all([sandbox.close(), connector.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
