import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { systemClock } from '../../src/system.ts';

/** Every row of every table of an embedded database that nobody has open, as text, by its table. */
export async function dumpDatabase(dataDir: string): Promise<ReadonlyMap<string, string>> {
  const database = await openDatabase({ dataDir, clock: systemClock, log: createLog('silent') });
  const select = async (statement: string) => (await database.executor.executeSql(statement)).rows;
  try {
    const tables = await select(`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
    const dump = new Map<string, string>();
    for (const table of tables as readonly { readonly name: string }[]) {
      const rows = await select(`select t::text as row from ${table.name} t`);
      dump.set(table.name, (rows as readonly { readonly row: string }[]).map(({ row }) => row).join('\n'));
    }
    return dump;
  } finally {
    await database.close();
  }
}
