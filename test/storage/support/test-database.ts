import { rm } from 'node:fs/promises';
import pg from 'pg';
import type { Log } from '../../../src/flows/ports/ports.ts';
import { type Database, openDatabase } from '../../../src/storage/database.ts';
import { freshDataDir } from '../../support/fresh-data-dir.ts';

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
export const wallClock = { now: () => new Date() };

export interface TestDatabase {
  readonly database: Database;
  /** Another connection to the same database, as a second process would have; not for the embedded one. */
  openAgain(): Promise<Database>;
  drop(): Promise<void>;
}

/** What a contract is run on: the embedded database, or the server that `TEST_DATABASE_URL` names. */
export const testDatabases: readonly { readonly name: string; readonly open: () => Promise<TestDatabase> }[] = [
  process.env.TEST_DATABASE_URL
    ? { name: 'PostgreSQL', open: () => openServer(process.env.TEST_DATABASE_URL ?? '') }
    : { name: 'PGlite', open: openEmbedded },
];

async function openEmbedded(): Promise<TestDatabase> {
  const dataDir = await freshDataDir();
  const database = await openDatabase({ dataDir, clock: wallClock, log: silentLog });
  return {
    database,
    openAgain: () => Promise.reject(new Error('The embedded database takes one process.')),
    async drop() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openServer(serverUrl: string): Promise<TestDatabase> {
  const name = `tenant_desk_test_${process.pid}_${Date.now()}`;
  await onServer(serverUrl, `create database ${name}`);
  const databaseUrl = new URL(serverUrl);
  databaseUrl.pathname = `/${name}`;
  const open = () => openDatabase({ databaseUrl: databaseUrl.href, dataDir: '', clock: wallClock, log: silentLog });
  const database = await open();
  return {
    database,
    openAgain: open,
    async drop() {
      await database.close();
      await onServer(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}
