import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { addCompanyKey } from '../../../src/storage/migrations/0013-company-key.ts';
import { createStore } from '../../../src/storage/store.ts';
import { stored } from '../support/sample.ts';
import { type TestDatabase, testDatabases } from '../support/test-database.ts';

const addingKeys: Migration = { up: addCompanyKey };

for (const { name, open } of testDatabases) {
  describe(`the company keys of older rows on ${name}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    before(async () => {
      db = await open();
    });
    after(() => db.drop());

    it('are made, page by page, where there is a name and the request has not ended', async () => {
      const { kysely } = db.database;
      const { id } = await stored(createStore(kysely, { sendJob: async () => {} }));
      await sql`
        insert into request (id, origin, state, profile,
          owner_tenant_id, owner_object_id, owner_name, locale, version, step, derived, problems, offers, created_at, updated_at)
        select 'old' || i, 'old' || i, case when i % 10 = 0 then 'failed' else 'created' end,
          case when i % 7 = 0 then '{}' else jsonb_build_object('country', 'DE', 'companyName', 'Alt ' || i || ' GmbH & Co. KG') end,
          owner_tenant_id, owner_object_id, owner_name, locale, version, step, derived, problems, offers, created_at, updated_at
        from request, generate_series(1, 1200) as i where id = ${id}`.execute(kysely);
      await sql`alter table request drop column company_key`.execute(kysely);
      await sql`drop index request_domain_of_tenant`.execute(kysely);

      await addingKeys.up(kysely);
      const rows = await kysely
        .selectFrom('request')
        .select(['id', 'company_key'])
        .where('id', 'like', 'old%')
        .execute();
      assert.equal(rows.length, 1_200);
      for (const { id: old, company_key } of rows) {
        const index = Number(old.slice(3));
        assert.equal(company_key, index % 10 === 0 || index % 7 === 0 ? null : `DE:alt${index}`, old);
      }
    });
  });
}
