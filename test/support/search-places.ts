import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dumpDatabase } from './database-dump.ts';
import type { Spelling } from './spellings.ts';
import type { TestDesk } from './test-desk.ts';

/** Where something may be written down: everything there is of a place. */
export type Places = ReadonlyMap<string, Buffer>;

/**
 * Everything that a program leaves behind: what it sent to Teams, its log, its figures, each table and each file of its
 * embedded database. Stops the program; it can be restarted.
 */
export async function placesOf(desk: TestDesk): Promise<Places> {
  const routes = ['/metrics', '/readyz', '/healthz'];
  const figures = await Promise.all(routes.map(async (route) => (await fetch(desk.url + route)).text()));
  await desk.stop();
  const files = await filesOf(desk.dataDir);
  const tables = await dumpDatabase(desk.dataDir);
  return new Map([
    ['a message', asBytes(desk.connector.calls.map((call) => JSON.stringify(call)))],
    ['the log', asBytes(desk.logLines)],
    ['the figures', asBytes(figures)],
    ...[...tables].map(([table, rows]) => [`table ${table}`, asBytes([rows])] as const),
    ['the files of the database', files],
  ]);
}

export function asBytes(texts: readonly string[]): Buffer {
  return Buffer.from(texts.join('\n'));
}

interface Needle extends Spelling {
  readonly place: Buffer;
}

/** Every place where a spelling turns up, once, with what stands around it. All spellings are looked for in one go. */
export function findSpellings(places: Places, spellings: readonly Spelling[]): readonly string[] {
  const byBeginning = new Map<number, Needle[]>();
  const mayBegin = new Uint8Array(2 ** 16);
  for (const spelling of spellings) {
    const place = Buffer.from(spelling.bytes, 'latin1');
    const beginning = place.readUInt32BE();
    mayBegin[slot(beginning)] = 1;
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { ...spelling, place }]);
  }
  const found = new Map<string, string>();
  for (const [name, content] of places) {
    for (let at = 0, beginning = 0; at < content.length; at += 1) {
      beginning = ((beginning << 8) | (content[at] ?? 0)) >>> 0;
      if (mayBegin[slot(beginning)] === 0) continue;
      for (const needle of byBeginning.get(beginning) ?? []) {
        const key = `${needle.name} in ${name}`;
        const start = at - 3;
        const end = start + needle.place.length;
        if (found.has(key) || start < 0 || !content.subarray(start, end).equals(needle.place)) continue;
        const around = content.subarray(Math.max(0, start - 80), end + 80);
        found.set(key, `${key}: …${around.toString('latin1')}…`);
      }
    }
  }
  return [...found.values()];
}

/** Which of the slots the four bytes fall into: multiplied, so that bytes which differ little fall far apart. */
function slot(fourBytes: number): number {
  return Math.imul(fourBytes, 0x9e3779b1) >>> 16;
}

async function filesOf(directory: string): Promise<Buffer> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Buffer.concat(await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))));
}
