import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { verifyAudit } from '../../../src/storage/audit-chain.ts';
import { boundAuditPositions } from '../../../src/storage/migrations/0014-audit-positions.ts';
import { appendTo, storeOn } from '../support/audit.ts';
import { type TestDatabase, testDatabases } from '../support/test-database.ts';

const bounding: Migration = { up: boundAuditPositions };

for (const { name, open } of testDatabases) {
  describe(`an audit with a row before its first position on ${name}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    before(async () => {
      db = await open();
    });
    after(() => db.drop());

    it('keeps no newer version from starting, which goes on and names the row', async () => {
      const { kysely } = db.database;
      await appendTo(kysely, 2);
      await sql`alter table audit drop constraint audit_position_from_1`.execute(kysely);
      const insert = (position: number) =>
        sql`
          insert into audit (position, request_id, version, actor_kind, event, facts, at, previous_hash, hash)
          values (${position}, 'r0', 1, 'operator', 'operator.retried', '{}', now(), '', '')`.execute(kysely);
      await insert(-5);
      await bounding.up(kysely);
      await assert.rejects(insert(-6), /audit_position_from_1/);
      await appendTo(kysely, 1);
      assert.deepEqual(await verifyAudit(storeOn(kysely)), { intact: false, fault: { position: -5, how: 'added' } });
    });
  });
}
