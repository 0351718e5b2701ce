import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Longest waiting first. */
export async function dueValidationChecks(db: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('validation_check')
    .select('request_id')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .execute();
  return rows.map((row) => row.request_id);
}

export async function nextValidationCheck(db: Kysely<Tables>, requestId: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom('validation_check')
    .select('due_at')
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row?.due_at;
}

export async function setValidationCheck(db: Kysely<Tables>, requestId: string, at: Date | undefined): Promise<void> {
  if (!at) {
    await db.deleteFrom('validation_check').where('request_id', '=', requestId).execute();
    return;
  }
  await db
    .insertInto('validation_check')
    .values({ request_id: requestId, due_at: at })
    .onConflict((conflict) => conflict.column('request_id').doUpdateSet({ due_at: at }))
    .execute();
}
