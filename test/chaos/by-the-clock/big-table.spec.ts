import { createLog } from '../../../src/log.ts';
import { connectDatabase } from '../../../src/storage/database.ts';
import { systemClock } from '../../../src/system.ts';
import { createServerDatabase, type ServerDatabase } from '../../support/server-database.ts';
import { describeBigTable } from '../support/big-table.ts';

const databases: ServerDatabase[] = [];

describeBigTable({
  name: 'PostgreSQL server',
  async settings() {
    const database = await createServerDatabase();
    databases.push(database);
    return { DATABASE_URL: database.url };
  },
  dropDatabases: () => Promise.all(databases.map((database) => database.drop())),
  async inDatabase(desk, work) {
    const { DATABASE_URL: databaseUrl } = desk.settings();
    const { dataDir } = desk;
    const database = await connectDatabase({ databaseUrl, dataDir, clock: systemClock, log: createLog('silent') });
    await work(database.executor);
    await database.close();
  },
});

describeBigTable({
  name: 'embedded database',
  settings: async () => ({}),
  async inDatabase({ dataDir }, work) {
    const database = await connectDatabase({ dataDir, clock: systemClock, log: createLog('silent') });
    await work(database.executor);
    await database.close();
  },
});
