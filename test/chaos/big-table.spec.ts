import { createLog } from '../../src/log.ts';
import { connectDatabase } from '../../src/storage/database.ts';
import { systemClock } from '../../src/system.ts';
import { describeBigTable } from './support/big-table.ts';

describeBigTable({
  name: 'embedded database',
  settings: async () => ({}),
  async inDatabase({ dataDir }, work) {
    const database = await connectDatabase({ dataDir, clock: systemClock, log: createLog('silent') });
    await work(database.executor);
    await database.close();
  },
});
