import { type Kysely, sql } from 'kysely';
import type { ErasureLimits } from '../flows/ports/ports.ts';
import type { Tables } from './tables.ts';

// Written as the indexes are, so that these serve. Which states they are, `domain/transitions.ts` decides once more.
const isDraft = sql<boolean>`erased_at is null and state in ('draft', 'returned')`;
const isEnded = sql<boolean>`erased_at is null
  and state in ('created', 'delivered', 'rejected', 'withdrawn', 'expired', 'failed')`;

/** Longest untouched first, `without` those left out. A password that can be fetched, or is on its way, keeps its request. */
export async function dueErasures(
  db: Kysely<Tables>,
  { draftsBefore, endedBefore }: ErasureLimits,
  limit: number,
  without: readonly string[],
): Promise<readonly string[]> {
  const drafts = await untouched(db, draftsBefore, limit, without).where(isDraft).execute();
  const ended = await untouched(db, endedBefore, limit - drafts.length, without)
    .where(isEnded)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('credential')
            .select('credential.request_id')
            .whereRef('credential.request_id', '=', 'request.id')
            .where('credential.sealed', 'is not', null),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('password_reset')
            .select('password_reset.request_id')
            .whereRef('password_reset.request_id', '=', 'request.id'),
        ),
      ),
    )
    .execute();
  return [...drafts, ...ended].map(({ id }) => id);
}

function untouched(db: Kysely<Tables>, before: Date, limit: number, without: readonly string[]) {
  return db
    .selectFrom('request')
    .select('id')
    .where('updated_at', '<=', before)
    .where(sql<boolean>`id <> all(${without})`)
    .orderBy('updated_at')
    .limit(limit);
}

/** What stands of people beside the request: the names at the password, what they were told, the wizard that is at it; and the hash of the content. */
export async function eraseTraces(db: Kysely<Tables>, requestId: string): Promise<void> {
  await db
    .updateTable('credential')
    .set({ owner_name: '', holder_name: null })
    .where('request_id', '=', requestId)
    .execute();
  await db.deleteFrom('request_notice').where('request_id', '=', requestId).execute();
  await db.deleteFrom('webhook_event').where('request_id', '=', requestId).execute();
  await db
    .deleteFrom('bot_state')
    .where(sql`value #>> '{dialogs,dialogStack,0,state,requestId}'`, '=', requestId)
    .execute();
}
