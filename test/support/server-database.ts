import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A database of its own on the test's PostgreSQL server. */
export interface ServerDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export async function createServerDatabase(): Promise<ServerDatabase> {
  const server = process.env.TEST_DATABASE_URL ?? '';
  const name = `tenant_desk_${randomUUID().replaceAll('-', '')}`;

  async function onServer(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  }

  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}
