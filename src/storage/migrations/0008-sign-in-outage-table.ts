import { type Kysely, sql } from 'kysely';

/**
 * A notice belongs to an outage of the sign-in from now on. What was told before stays told, in an outage that is not
 * over; whatever was settled counts as told.
 */
export async function createSignInOutageTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sign_in_outage (
      id integer primary key generated always as identity,
      began_at timestamptz not null,
      works_since timestamptz,
      ended_at timestamptz
    )`.execute(db);
  // At most one that is not over, whichever processes notice a failure at the same moment.
  await sql`
    create unique index sign_in_outage_open on sign_in_outage ((ended_at is null)) where ended_at is null`.execute(db);
  await sql`
    insert into sign_in_outage (began_at) select min(claimed_at) from notice having count(*) > 0`.execute(db);
  await sql`alter table notice add column outage_id integer references sign_in_outage (id)`.execute(db);
  await sql`update notice set outage_id = (select id from sign_in_outage)`.execute(db);
  await sql`alter table notice drop constraint notice_pkey`.execute(db);
  await sql`alter table notice add primary key (outage_id, notice, object_id)`.execute(db);
  await sql`alter table notice rename column claimed_at to due_at`.execute(db);
  await sql`alter table notice rename column settled_at to told_at`.execute(db);
}
