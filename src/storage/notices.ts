import type { Kysely } from 'kysely';
import type { Notice } from '../flows/ports.ts';
import type { Tables } from './tables.ts';

export async function claimNotice(
  db: Kysely<Tables>,
  notice: Notice,
  objectId: string,
  at: Date,
  abandonedBefore: Date,
): Promise<boolean> {
  const claimed = await db
    .insertInto('notice')
    .values({ notice, object_id: objectId.toLowerCase(), claimed_at: at, settled_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['notice', 'object_id'])
        .doUpdateSet({ claimed_at: at })
        .where('notice.settled_at', 'is', null)
        .where('notice.claimed_at', '<', abandonedBefore),
    )
    .returning('notice')
    .executeTakeFirst();
  return claimed !== undefined;
}

export async function settleNotice(db: Kysely<Tables>, notice: Notice, objectId: string, at: Date): Promise<void> {
  await db
    .updateTable('notice')
    .set({ settled_at: at })
    .where('notice', '=', notice)
    .where('object_id', '=', objectId.toLowerCase())
    .execute();
}

export async function endNotices(db: Kysely<Tables>, over: readonly Notice[]): Promise<void> {
  await db.deleteFrom('notice').where('notice', 'in', over).execute();
}
