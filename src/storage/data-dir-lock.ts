import { link, readFile, readlink, realpath, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import type { Clock } from '../flows/ports/ports.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Where the pid counts: two containers may have one host name. Both are empty where unknown. */
  readonly pidNamespace: string;
  readonly boot: string;
  /** When the process started, in the kernel's ticks, so that a reused pid is told apart; empty where unknown. */
  readonly started: string;
  readonly takenAt: Date;
}

const refreshMs = 3000;
const abandonedAfterMs = 15_000;
const heldHere = new Set<string>();

/**
 * Keeps other processes out of the folder: two PGlite instances on one folder destroy it. The lock of a process that
 * has ended is taken over at once; that of another machine or container, of
 * which nobody here can tell whether it lives, when it was not refreshed for 15 seconds.
 * @returns the function that gives the folder free
 * @throws AppError `database.inUse`
 */
export async function lockDataDir(dataDir: string, clock: Clock): Promise<() => Promise<void>> {
  const path = join(await realpath(dataDir), 'lock');
  const holder: Holder = {
    pid: process.pid,
    ...(await place()),
    started: await startOf(process.pid),
    takenAt: clock.now(),
  };
  const own = JSON.stringify(holder);
  if (heldHere.has(path)) throw inUse(dataDir, path, own);
  heldHere.add(path);
  const refresh = setInterval(() => void utimes(path, clock.now(), clock.now()).catch(() => {}), refreshMs).unref();
  const release = async () => {
    clearInterval(refresh);
    if ((await readFile(path, 'utf8').catch(() => '')) === own) await rm(path, { force: true });
    heldHere.delete(path);
  };
  try {
    while (!(await create(path, own))) {
      const found = await readFile(path, 'utf8').catch(ifMissing(undefined));
      if (found === undefined) continue;
      if (await isHeld(path, found, holder, clock)) throw inUse(dataDir, path, found);
      await takeAway(path, found);
    }
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

async function create(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isHeld(path: string, content: string, own: Holder, clock: Clock): Promise<boolean> {
  const holder = parseHolder(content);
  if (!holder || !isSamePlace(holder, own)) {
    const touched = await stat(path).catch(ifMissing(undefined));
    return touched !== undefined && clock.now().getTime() - touched.mtimeMs < abandonedAfterMs;
  }
  // In a container the next process often has the same pid as the one before; this one does not hold it.
  if (holder.pid === own.pid) return false;
  return isAlive(holder.pid) && (await startOf(holder.pid)) === holder.started;
}

type Place = Pick<Holder, 'host' | 'pidNamespace' | 'boot'>;

async function place(): Promise<Place> {
  const pidNamespace = await readlink('/proc/self/ns/pid').catch(() => '');
  const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim();
  return { host: hostname(), pidNamespace, boot };
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.host === b.host && a.pidNamespace === b.pidNamespace && a.boot === b.boot;
}

/** Removes exactly the lock that was read: a newer one that came in between goes back to its place. */
async function takeAway(path: string, expected: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  const moved = await rename(path, aside).then(() => readFile(aside, 'utf8'), ifMissing(expected));
  if (moved !== expected) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat; the fields are counted from behind the command's closing parenthesis. */
async function startOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function parseHolder(content: string): Omit<Holder, 'takenAt'> | undefined {
  try {
    return JSON.parse(content) as Holder;
  } catch {
    return undefined;
  }
}

function ifMissing<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === 'ENOENT') return value;
    throw error;
  };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function inUse(dataDir: string, path: string, content: string): AppError {
  const holder = parseHolder(content);
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new AppError(
    'database.inUse',
    `The embedded database in ${dataDir} is in use by ${who}.`,
    `Stop that process, or set another DATA_DIR; for several processes set DATABASE_URL. If nothing uses the folder, delete ${path}.`,
  );
}
