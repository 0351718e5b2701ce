import assert from 'node:assert/strict';
import { type Kysely, sql } from 'kysely';
import { emptyHead, verifyAudit } from '../../src/storage/audit-chain.ts';
import { createStore } from '../../src/storage/store.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { appendTo, auditEntry, storeOn } from './support/audit.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`appending to the audit on ${name}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    let kysely: Kysely<Tables>;
    before(async () => {
      db = await open();
      kysely = db.database.kysely;
    });
    after(() => db.drop());

    it('has no gap where a transaction was rolled back', async () => {
      const store = storeOn(kysely);
      const { position } = await store.auditHead();
      const failing = store.transaction(async (tx) => {
        await tx.appendAudit(auditEntry(1));
        throw new Error('no');
      });
      await assert.rejects(failing, /no/);
      await appendTo(kysely, 1);
      assert.equal((await store.auditHead()).position, position + 1);
    });

    it('lets nobody remove its head', async () => {
      await assert.rejects(kysely.deleteFrom('audit_head').execute(), /append-only/);
      await assert.rejects(sql`truncate audit_head`.execute(kysely), /append-only/);
      await assert.rejects(kysely.insertInto('audit_head').values(emptyHead).execute(), /audit_head_pkey/);
    });

    it('stays whole with eight writers at once, in whatever order they send jobs, and none waits for ever', async () => {
      const second = name === 'PGlite' ? undefined : await db.openAgain();
      const stores = [kysely, second?.kysely ?? kysely].map((connected) =>
        createStore(connected, {
          // As two jobs that fold into one waiting job: the second transaction waits for the first.
          sendJob: async (executor) => void (await executor.executeSql('select pg_advisory_xact_lock(4711)')),
        }),
      );
      const before = await storeOn(kysely).auditHead();
      let appended = 0;
      const write = async (writer: number) => {
        for (let round = 0; round < 15; round += 1) {
          const isUndone = round % 5 === 4;
          const written = stores[writer % 2]?.transaction(async (tx) => {
            const job = () => tx.sendJob({ name: 'deliver', requestId: 'r' });
            if (writer < 4) await job();
            await tx.appendAudit(auditEntry(round));
            if (writer >= 4) await job();
            await tx.appendAudit(auditEntry(round + 1));
            if (isUndone) throw new Error('undone');
          });
          await (isUndone ? assert.rejects(async () => written, /undone/) : written);
          if (!isUndone) appended += 2;
        }
      };
      try {
        await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(write));
      } finally {
        await second?.close();
      }
      assert.equal(appended, 8 * 12 * 2);
      const found = await verifyAudit(storeOn(kysely), before);
      assert.equal(found.intact && found.head.position, before.position + appended);
    });
  });
}
