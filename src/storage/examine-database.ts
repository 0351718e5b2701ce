import { z } from 'zod';
import type { Clock, SealedCount } from '../flows/ports/ports.ts';
import type { Database } from './database.ts';
import { migrationNames } from './migrations.ts';
import { countSealed } from './sealed-values.ts';

export interface DatabaseFindings {
  /** None of our tables is there yet. */
  readonly isEmpty: boolean;
  /** Migrations that the next start runs. */
  readonly missing: readonly string[];
  /** Migrations that this program does not know: a newer one has run. */
  readonly unknown: readonly string[];
  readonly hasRefreshTokens: boolean;
  readonly mayCreateTables: boolean;
  /** Milliseconds by which the server's clock is ahead of this machine's. */
  readonly aheadMs: number;
  /** Stored passwords, and by which keys they are sealed. */
  readonly passwords: readonly SealedCount[];
}

const facts = z.tuple([
  z.object({
    now: z.coerce.number(),
    migrated: z.boolean(),
    tokens: z.boolean(),
    credentials: z.boolean(),
    resets: z.boolean(),
    mayCreate: z.boolean(),
  }),
]);
const migrated = z.array(z.object({ name: z.string() }));

/** Looks at what is stored; changes nothing. @throws errors of the driver */
export async function examineDatabase(
  { executor, kysely }: Pick<Database, 'executor' | 'kysely'>,
  clock: Clock,
): Promise<DatabaseFindings> {
  // The first query may wait for a connection.
  await executor.executeSql('select 1 as ok');
  const before = clock.now().getTime();
  const [found] = facts.parse(
    await rows(`
    select extract(epoch from clock_timestamp()) * 1000 as now,
      to_regclass('kysely_migration') is not null as migrated,
      to_regclass('refresh_token') is not null as tokens,
      to_regclass('credential') is not null as credentials,
      to_regclass('password_reset') is not null as resets,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate"`),
  );
  const here = (before + clock.now().getTime()) / 2;
  const done = found.migrated ? migrated.parse(await rows('select name from kysely_migration')) : [];
  const names = new Set(done.map(({ name }) => name));
  return {
    isEmpty: names.size === 0,
    missing: migrationNames.filter((name) => !names.has(name)),
    unknown: [...names].filter((name) => !migrationNames.includes(name)),
    hasRefreshTokens: found.tokens,
    mayCreateTables: found.mayCreate,
    aheadMs: Math.round(found.now - here),
    passwords: await countSealed(kysely, [
      ...(found.credentials ? (['credential'] as const) : []),
      ...(found.resets ? (['passwordReset'] as const) : []),
    ]),
  };

  async function rows(statement: string): Promise<unknown[]> {
    return (await executor.executeSql(statement)).rows;
  }
}
