import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { systemClock } from '../../src/system.ts';

let template: Promise<string> | undefined;

/** A data folder whose database is made already: making one takes seconds, copying it does not. */
export async function freshDataDir(): Promise<string> {
  template ??= makeTemplate();
  const dataDir = await mkdtemp(join(tmpdir(), 'tenant-desk-'));
  await cp(await template, dataDir, { recursive: true });
  return dataDir;
}

async function makeTemplate(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tenant-desk-template-'));
  const database = await openDatabase({ dataDir, clock: systemClock, log: createLog('silent') });
  await database.close();
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}
