import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckupOptions, checkup } from '../../../src/checkup/checkup.ts';
import { lineOf } from '../../../src/checkup/finding.ts';
import { createLog } from '../../../src/log.ts';
import type { SandboxOptions } from '../../../src/sandbox/partner-center/options.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { freePort } from '../../support/free-port.ts';
import { freshDataDir } from '../../support/fresh-data-dir.ts';
import { trusting } from '../../support/test-desk.ts';

/** Stands in every secret of this world, and must stand in no line. */
export const canary = 'canary';
const sealingKey = Buffer.concat([Buffer.from(canary), randomBytes(26)]).toString('base64');

export interface CheckupWorld {
  readonly sandbox: Sandbox;
  readonly dataDir: string;
  /** Settings with which nothing is wrong; the bot has no registration. */
  readonly env: Readonly<Record<string, string>>;
  /** What `npm run doctor` prints with these settings, and whether nothing failed. */
  run(
    env?: Readonly<Record<string, string>>,
    given?: Partial<CheckupOptions>,
  ): Promise<{ readonly lines: readonly string[]; readonly isWell: boolean }>;
  close(): Promise<void>;
}

export interface CheckupWorldOptions {
  readonly sandbox?: Partial<SandboxOptions>;
  /** False: there is none yet, which is quicker where it does not matter. */
  readonly database?: boolean;
}

/** A Partner Center over real HTTP and a database, neither of them used by a bot. */
export async function startCheckupWorld({
  sandbox: options,
  database = true,
}: CheckupWorldOptions): Promise<CheckupWorld> {
  const [port, sandbox, dataDir] = await Promise.all([
    freePort(),
    createSandbox({ clientSecret: `${canary}-secret`, refreshToken: `${canary}-refresh-token`, ...options }),
    database ? freshDataDir() : mkdtemp(join(tmpdir(), 'tenant-desk-')),
  ]);
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    ALLOW_UNAUTHENTICATED: '1',
    SEALING_KEYS: sealingKey,
    DATA_DIR: dataDir,
    ...sandbox.settings(),
  };
  return {
    sandbox,
    dataDir,
    env,
    async run(changes = {}, given = {}) {
      const lines: string[] = [];
      const isWell = await checkup(
        { ...env, ...changes },
        {
          fetch: trusting(sandbox.caCertificate),
          log: createLog('silent'),
          ...given,
          tell: (finding) => void lines.push(lineOf(finding)),
        },
      );
      for (const line of lines) assertHarmless(line);
      return { lines, isWell };
    },
    async close() {
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One line, in which no secret stands: neither a setting's nor a token of the sandbox's. */
export function assertHarmless(line: string): void {
  assert.match(line, /^(ok {4}|FAILED |skipped )[A-Z][a-z -]+: \S/);
  assert.ok(!line.includes(canary) && !line.includes(sealingKey) && !/\d\.sandbox|eyJ/.test(line), 'a secret is shown');
}
