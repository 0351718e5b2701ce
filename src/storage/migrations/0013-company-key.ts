import { type Kysely, sql } from 'kysely';
import { companyKey } from '../../domain/company-key.ts';

const page = 500;

/** By the indexes other requests for a customer are found in their order: those that left the wizard, then the newest. */
export async function addCompanyKey(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request add column company_key text`.execute(db);
  await fillIn(db);
  await sql`
    create index request_company on request (owner_tenant_id, company_key, (state = 'draft'), number desc)
    where company_key is not null`.execute(db);
  await sql`
    create index request_domain_of_tenant on request (owner_tenant_id, domain, (state = 'draft'), number desc)
    where domain is not null and state not in ('withdrawn', 'rejected', 'expired', 'failed')`.execute(db);
}

/** SQL knows no legal forms, so the keys are made here. */
async function fillIn(db: Kysely<unknown>): Promise<void> {
  let after = '';
  for (;;) {
    const { rows } = await sql<{ id: string; companyName: string | null; country: string | null }>`
      select id, profile ->> 'companyName' as "companyName", profile ->> 'country' as country from request
      where id > ${after} and state not in ('withdrawn', 'rejected', 'expired', 'failed')
      order by id limit ${page}`.execute(db);
    const keys = rows.map(({ id, companyName, country }) => [
      id,
      companyKey({ companyName: companyName ?? '', country: country ?? '' }),
    ]);
    await sql`
      update request set company_key = made.key
      from jsonb_each_text(${JSON.stringify(Object.fromEntries(keys))}::jsonb) as made (id, key)
      where request.id = made.id`.execute(db);
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = last.id;
  }
}
