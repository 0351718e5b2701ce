import { type Kysely, sql } from 'kysely';
import { emptyHead, hashOf } from '../audit-chain.ts';

interface EarlierRow {
  readonly id: string | number;
  readonly request_id: string;
  readonly version: number;
  readonly actor_tenant_id: string | null;
  readonly actor_object_id: string | null;
  readonly event: string;
  readonly facts: unknown;
  readonly at: Date;
}

const pageSize = 1000;

/**
 * The audit as a chain: the rows that are there are chained in their order. They go into a table of their own, because a
 * dropped column's content stays in the old one's rows, and the actors' names are to leave.
 */
export async function chainAudit(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit rename to audit_before_chain`.execute(db);
  await sql`alter index audit_pkey rename to audit_before_chain_pkey`.execute(db);
  await sql`drop index audit_request`.execute(db);
  await createTables(db);
  const head = await chainEarlierRows(db);
  await sql`insert into audit_head (position, hash) values (${head.position}, ${head.hash})`.execute(db);
  await sql`drop table audit_before_chain`.execute(db);
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit (
      position bigint primary key,
      request_id text not null,
      version integer not null,
      actor_kind text not null,
      actor_tenant_id text,
      actor_object_id text,
      event text not null,
      facts jsonb not null,
      at timestamptz(3) not null,
      previous_hash text not null,
      hash text not null
    )`.execute(db);
  await sql`create index audit_request on audit (request_id, position)`.execute(db);
  await sql`
    create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function refuse_audit_change()`.execute(db);
  await sql`
    create table audit_head (
      only_one boolean primary key default true check (only_one),
      position bigint not null,
      hash text not null
    )`.execute(db);
  await sql`
    create trigger audit_head_stays before delete or truncate on audit_head
    for each statement execute function refuse_audit_change()`.execute(db);
}

async function chainEarlierRows(db: Kysely<unknown>) {
  let head = emptyHead;
  let after: string | number = 0;
  for (;;) {
    const { rows }: { rows: EarlierRow[] } = await sql<EarlierRow>`
      select id, request_id, version, actor_tenant_id, actor_object_id, event, facts, at from audit_before_chain
      where id > ${after} order by id limit ${pageSize}`.execute(db);
    const chained = rows.map((row) => {
      const next = chainedRow(row, head);
      head = next;
      return next;
    });
    if (chained.length > 0) await insertRows(db, chained);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return head;
    after = last.id;
  }
}

function chainedRow(row: EarlierRow, { position, hash }: typeof emptyHead) {
  const unhashed = {
    position: position + 1,
    at: row.at.toISOString(),
    requestId: row.request_id,
    version: row.version,
    actor: {
      kind: row.actor_object_id === null ? 'system' : 'person',
      tenantId: row.actor_tenant_id,
      objectId: row.actor_object_id,
    },
    event: row.event,
    facts: row.facts,
    previousHash: hash,
  };
  return { ...unhashed, hash: hashOf(unhashed) };
}

async function insertRows(db: Kysely<unknown>, rows: readonly ReturnType<typeof chainedRow>[]): Promise<void> {
  await sql`
    insert into audit
    select position, "requestId", version, actor->>'kind', actor->>'tenantId', actor->>'objectId', event, facts, at,
      "previousHash", hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as entry (
      position bigint, "requestId" text, version integer, actor jsonb, event text, facts jsonb, at timestamptz,
      "previousHash" text, hash text)`.execute(db);
}
