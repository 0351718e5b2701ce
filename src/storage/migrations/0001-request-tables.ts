import { type Kysely, sql } from 'kysely';

export async function createRequestTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table request (
      id text primary key,
      number integer not null unique generated always as identity (start with 1001),
      owner_tenant_id text not null,
      owner_object_id text not null,
      owner_name text not null,
      locale text not null,
      state text not null,
      version integer not null,
      step text not null,
      profile jsonb not null,
      derived jsonb not null,
      problems jsonb not null,
      offers jsonb not null,
      profile_hash text,
      creation jsonb,
      leased_until timestamptz,
      customer jsonb,
      failure jsonb,
      domain text,
      origin text not null unique,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`create index request_owner on request (owner_tenant_id, owner_object_id, updated_at desc)`.execute(db);
  await sql`create index request_state on request (state)`.execute(db);
  await sql`create index request_domain on request (domain) where domain is not null`.execute(db);
  await sql`
    create unique index request_live_domain on request (domain)
    where state not in ('draft', 'withdrawn', 'rejected', 'expired', 'failed')`.execute(db);
  await sql`create index request_customer on request ((customer->>'id')) where customer is not null`.execute(db);
  await sql`
    create table credential (
      request_id text primary key references request (id),
      owner_tenant_id text not null,
      owner_object_id text not null,
      owner_name text not null,
      sealed jsonb,
      created_at timestamptz not null,
      claimed_at timestamptz,
      destroyed_at timestamptz
    )`.execute(db);
}
