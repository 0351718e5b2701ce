import { type Kysely, sql } from 'kysely';

/** What people are told about a request without having asked, each once: the unique key says what counts as the same. */
export async function createRequestNoticeTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table request_notice (
      id bigint generated always as identity primary key,
      request_id text not null references request (id),
      tenant_id text not null,
      object_id text not null,
      kind text not null,
      subject text not null,
      params jsonb not null,
      due_at timestamptz not null,
      told_at timestamptz,
      unique (request_id, tenant_id, object_id, kind, subject)
    )`.execute(db);
  await sql`create index request_notice_due on request_notice (due_at) where told_at is null`.execute(db);
}
