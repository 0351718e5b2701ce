import { type Kysely, sql } from 'kysely';
import type { Notice, OutageNotice } from '../flows/ports/ports.ts';
import type { Tables } from './tables.ts';

/** One statement, so that of several processes one gets it. */
export async function claimNotice(
  db: Kysely<Tables>,
  { outageId, notice, objectId }: OutageNotice,
  at: Date,
  until: Date,
): Promise<boolean> {
  const claimed = await db
    .insertInto('notice')
    .values({ outage_id: outageId, notice, object_id: objectId.toLowerCase(), due_at: until, told_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['outage_id', 'notice', 'object_id'])
        .doUpdateSet({ due_at: until })
        .where('notice.told_at', 'is', null)
        .where('notice.due_at', '<=', at),
    )
    .returning('notice')
    .executeTakeFirst();
  return claimed !== undefined;
}

export async function putOffNotice(db: Kysely<Tables>, notice: OutageNotice, until: Date): Promise<void> {
  await change(db, notice, { due_at: until });
}

export async function settleNotice(db: Kysely<Tables>, notice: OutageNotice, at: Date): Promise<void> {
  await change(db, notice, { told_at: at });
}

async function change(
  db: Kysely<Tables>,
  { outageId, notice, objectId }: OutageNotice,
  changes: { readonly due_at: Date } | { readonly told_at: Date },
): Promise<void> {
  await db
    .updateTable('notice')
    .set(changes)
    .where('outage_id', '=', outageId)
    .where('notice', '=', notice)
    .where('object_id', '=', objectId.toLowerCase())
    .execute();
}

export async function dueAllClears(db: Kysely<Tables>, endedAfter: Date): Promise<readonly OutageNotice[]> {
  const allClear: Notice = 'signInWorks';
  const { rows } = await sql<{ outage_id: number; object_id: string }>`
    select distinct told.outage_id, told.object_id
    from notice told join sign_in_outage outage on outage.id = told.outage_id
    where outage.id = (select max(id) from sign_in_outage) and outage.ended_at > ${endedAfter}
      and told.notice <> ${allClear} and told.told_at is not null
      and not exists (
        select from notice answer
        where answer.outage_id = told.outage_id and answer.object_id = told.object_id
          and answer.notice = ${allClear} and answer.told_at is not null)`.execute(db);
  return rows.map((row) => ({ outageId: row.outage_id, notice: allClear, objectId: row.object_id }));
}
