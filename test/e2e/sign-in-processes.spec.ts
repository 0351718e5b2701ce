import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { createSandbox, type Sandbox } from '../../src/sandbox/partner-center/sandbox.ts';

const rounds = 300;

/** The case that locks a partner out if anything does: Entra here takes each refresh token once. */
describe('several processes that share a database and one refresh token', function () {
  this.timeout(120_000);
  const server = process.env.TEST_DATABASE_URL ?? '';
  const name = `tenant_desk_${randomUUID().replaceAll('-', '')}`;
  let sandbox: Sandbox;
  let folder: string;

  async function onServer(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  }

  before(async () => {
    await onServer(`create database ${name}`);
    sandbox = await createSandbox({ singleUseRefreshTokens: true });
    folder = await mkdtemp(join(tmpdir(), 'tenant-desk-sign-in-'));
    await writeFile(join(folder, 'ca.pem'), sandbox.caCertificate);
  });
  after(async () => {
    await sandbox?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
    await onServer(`drop database if exists ${name} with (force)`);
  });

  it('are never locked out, from the first start on an empty database', async () => {
    const databaseUrl = new URL(server);
    databaseUrl.pathname = `/${name}`;
    const env = {
      ...sandbox.settings(),
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      ALLOW_UNAUTHENTICATED: '1',
      SEALING_KEYS: randomBytes(32).toString('base64'),
      DATABASE_URL: databaseUrl.href,
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
