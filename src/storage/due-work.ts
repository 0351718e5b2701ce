import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What should have happened by itself and did not: the safety net under the queue. Longest waiting first. */

export async function dueCreations(db: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('request')
    .select('id')
    .where('state', 'in', ['submitted', 'approved', 'creating'])
    .where((or) => or.or([or('leased_until', 'is', null), or('leased_until', '<=', now)]))
    .orderBy('updated_at')
    .execute();
  return rows.map((row) => row.id);
}

export async function dueDeliveries(db: Kysely<Tables>, before: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('request')
    .select('id')
    .where('state', '<>', 'draft')
    .where('updated_at', '<', before)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('message')
          .select('message.request_id')
          .whereRef('message.request_id', '=', 'request.id')
          .whereRef('message.version', '<', 'request.version'),
      ),
    )
    .orderBy('updated_at')
    .execute();
  return rows.map((row) => row.id);
}

/** Ends every lease: only where no other process can have the database open. */
export async function releaseLeases(db: Kysely<Tables>): Promise<void> {
  await db.updateTable('request').set({ leased_until: null }).where('leased_until', 'is not', null).execute();
  await db.updateTable('password_reset').set({ leased_until: null }).where('leased_until', 'is not', null).execute();
}
