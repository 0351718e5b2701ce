import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { verifyAudit } from '../../../src/storage/audit-chain.ts';
import { createAuditTable } from '../../../src/storage/migrations/0002-audit-table.ts';
import { chainAudit } from '../../../src/storage/migrations/0009-audit-chain.ts';
import { appendTo, storeOn } from '../support/audit.ts';
import { minutesLater, start } from '../support/sample.ts';
import { type TestDatabase, testDatabases } from '../support/test-database.ts';

const earlier: Migration = { up: createAuditTable };
const chaining: Migration = { up: chainAudit };

for (const { name, open } of testDatabases) {
  describe(`an audit from before the chain on ${name}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    before(async () => {
      db = await open();
    });
    after(() => db.drop());

    it('is chained in its order, without the names of those who acted', async () => {
      await db.database.kysely.connection().execute(async (connected) => {
        await sql`create schema earlier`.execute(connected);
        await sql`set search_path to earlier, public`.execute(connected);
        await earlier.up(connected);
        // The second leaves a gap, as a transaction that was rolled back did.
        await sql`select nextval('audit_id_seq')`.execute(connected);
        await sql`
          insert into audit (request_id, version, actor_tenant_id, actor_object_id, actor_name, event, facts, at)
          select 'r', number, 't', case when number % 2 = 0 then 'o' end, 'Ada Lovelace', 'creation.posted',
            '{"msRequestId":"m","correlationId":"Grüße"}', ${start}::timestamptz + number * interval '1 minute'
          from generate_series(1, 1500) as number`.execute(connected);
        await chaining.up(connected);

        const store = storeOn(connected);
        const [first, second] = await store.auditPage(0, 2);
        assert.deepEqual(
          [first?.actor.kind, second?.actor, second?.at, second?.facts],
          [
            'system',
            { kind: 'person', tenantId: 't', objectId: 'o' },
            minutesLater(2).toISOString(),
            { correlationId: 'Grüße', msRequestId: 'm' },
          ],
        );
        const found = await verifyAudit(store);
        assert.equal(found.intact && found.head.position, 1500);
        await appendTo(connected, 1);
        assert.ok((await verifyAudit(store)).intact);
        const left = await sql<{ name: string }>`
          select table_name as name from information_schema.tables where table_schema = 'earlier'`.execute(connected);
        assert.deepEqual(left.rows.map((table) => table.name).sort(), ['audit', 'audit_head']);
        assert.doesNotMatch(JSON.stringify((await sql`select * from audit`.execute(connected)).rows), /Lovelace/);
        await assert.rejects(connected.deleteFrom('audit').execute(), /append-only/);
        await sql`set search_path to public`.execute(connected);
      });
    });
  });
}
