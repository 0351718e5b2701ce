import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createSandbox, type Sandbox } from '../../src/sandbox/partner-center/sandbox.ts';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.ts';

const rounds = 300;

/** The case that locks a partner out if anything does: Entra here takes each refresh token once. */
describe('several processes that share a database and one refresh token', function () {
  this.timeout(120_000);
  let server: ServerDatabase;
  let sandbox: Sandbox;
  let folder: string;

  before(async () => {
    server = await createServerDatabase();
    sandbox = await createSandbox({ singleUseRefreshTokens: true });
    folder = await mkdtemp(join(tmpdir(), 'tenant-desk-sign-in-'));
    await writeFile(join(folder, 'ca.pem'), sandbox.caCertificate);
  });
  after(async () => {
    await sandbox?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
    await server?.drop();
  });

  it('are never locked out, from the first start on an empty database', async () => {
    const env = {
      ...sandbox.settings(),
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      ALLOW_UNAUTHENTICATED: '1',
      SEALING_KEYS: randomBytes(32).toString('base64'),
      DATABASE_URL: server.url,
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
    };
    const script = fileURLToPath(new URL('sign-in-loop.ts', import.meta.url));
    const run = async () => {
      const ended = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, String(rounds)], { env });
      return JSON.parse(ended.stdout) as { signedIn: number; asked: number };
    };
    const began = performance.now();
    const ended = await Promise.all([run(), run()]);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const told = ended.map(({ signedIn, asked }) => `${signedIn} sign-ins, ${asked} of them asked of Entra`);
    process.stdout.write(`      ${told.join('; ')}; ${seconds} s\n`);
    assert.deepEqual(
      ended.map(({ signedIn }) => signedIn),
      [rounds, rounds],
    );
  });
});
