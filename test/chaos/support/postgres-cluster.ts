import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../support/free-port.ts';

const run = promisify(execFile);

/** A PostgreSQL server of our own, in a temporary folder, that may be restarted at any time. */
export interface PostgresCluster {
  readonly url: string;
  /** `fast` ends every connection in order; `immediate` is what a crash of the server is: it recovers at the next start. */
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  drop(): Promise<void>;
}

/** @throws Error when this machine has no server's programs: whoever asks for this wants it tried, not left out */
export async function createPostgresCluster(): Promise<PostgresCluster> {
  const programs = await serverPrograms();
  const folder = await mkdtemp(join(tmpdir(), 'tenant-desk-cluster-'));
  // The server refuses to run as root, so its own user has to be there.
  const isRoot = userInfo().uid === 0;
  if (isRoot) await chown(folder, await idOf('-u'), await idOf('-g'));
  const port = await freePort();
  const data = join(folder, 'data');

  async function as(program: string, ...parameters: readonly string[]): Promise<void> {
    const command = [join(programs, program), ...parameters];
    const [file = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    await run(file, rest, { cwd: folder });
  }

  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`;
  const control = (...parameters: readonly string[]) =>
    as('pg_ctl', '-D', data, '-w', '-s', '-l', join(folder, 'log'), '-o', options, ...parameters);
  await as('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync');
  await control('start');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: (mode) => control('-m', mode, 'restart'),
    async drop() {
      await control('-m', 'immediate', 'stop').catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The folder with initdb and pg_ctl. Debian keeps them out of the PATH. */
async function serverPrograms(): Promise<string> {
  const asked = await run('pg_config', ['--bindir']).then(
    ({ stdout }) => [stdout.trim()],
    () => [],
  );
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...asked, ...versions.map((version) => join(debian, version, 'bin'))];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
  if (!found) throw new Error(`No initdb and pg_ctl in ${folders.join(', ') || debian}: install a PostgreSQL server.`);
  return found;
}

async function idOf(which: '-u' | '-g'): Promise<number> {
  return Number((await run('id', [which, 'postgres'])).stdout);
}
