import { parseArgs } from 'node:util';
import { openDatabase } from '../../../src/storage/database.ts';
import { createStore } from '../../../src/storage/store.ts';
import { newRequest } from './sample.ts';
import { silentLog, wallClock } from './test-database.ts';

/** A process of its own that opens the folder and stores requests until it is killed; prints the id of each that is stored. */
const { positionals } = parseArgs({ allowPositionals: true });
const database = await openDatabase({ dataDir: positionals[0] ?? '', clock: wallClock, log: silentLog });
const store = createStore(database.kysely, { sendJob: async () => {} });
for (;;) {
  const { request } = await store.transaction((tx) => tx.insertRequest(newRequest()));
  process.stdout.write(`${request.id}\n`);
}
