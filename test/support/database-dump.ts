import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { systemClock } from '../../src/system.ts';

type Select = (statement: string) => Promise<readonly unknown[]>;

/** Every row of every table of an embedded database that nobody has open, as text, by its table. */
export async function dumpDatabase(dataDir: string): Promise<ReadonlyMap<string, string>> {
  return withDatabase(dataDir, dumpBy);
}

/** The same of any database. */
export async function dumpBy(select: Select): Promise<ReadonlyMap<string, string>> {
  const tables = await select(`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const dump = new Map<string, string>();
  for (const table of tables as readonly { readonly name: string }[]) {
    const rows = await select(`select t::text as row from ${table.name} t`);
    dump.set(table.name, (rows as readonly { readonly row: string }[]).map(({ row }) => row).join('\n'));
  }
  return dump;
}

/** What the statements select as `row` from an embedded database that nobody has open, by the statements' names. */
export async function readRows<Name extends string>(
  dataDir: string,
  statements: Readonly<Record<Name, string>>,
): Promise<Readonly<Record<Name, readonly unknown[]>>> {
  return withDatabase(dataDir, async (select) => {
    const found: [string, readonly unknown[]][] = [];
    for (const [name, statement] of Object.entries<string>(statements)) {
      const rows = (await select(statement)) as readonly { readonly row: unknown }[];
      found.push([name, rows.map(({ row }) => row)]);
    }
    return Object.fromEntries(found) as Record<Name, readonly unknown[]>;
  });
}

async function withDatabase<T>(dataDir: string, work: (select: Select) => Promise<T>): Promise<T> {
  const database = await openDatabase({ dataDir, clock: systemClock, log: createLog('silent') });
  try {
    return await work(async (statement) => (await database.executor.executeSql(statement)).rows);
  } finally {
    await database.close();
  }
}
