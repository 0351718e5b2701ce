import { type Kysely, sql } from 'kysely';

export async function createAuditTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit (
      id bigserial primary key,
      request_id text not null,
      version integer not null,
      actor_tenant_id text,
      actor_object_id text,
      actor_name text,
      event text not null,
      facts jsonb not null,
      at timestamptz not null
    )`.execute(db);
  await sql`create index audit_request on audit (request_id, id)`.execute(db);
  await sql`
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit table is append-only';
    end $$`.execute(db);
  await sql`
    create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function refuse_audit_change()`.execute(db);
}
