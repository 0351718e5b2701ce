import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { PendingReset, Sealed } from '../flows/ports/ports.ts';
import { sealedSchema } from './sealed.ts';
import type { Tables } from './tables.ts';

export async function insertPasswordReset(db: Kysely<Tables>, requestId: string, askedAt: Date): Promise<void> {
  await db
    .insertInto('password_reset')
    .values({ request_id: requestId, sealed: null, attempt: 0, failures: 0, asked_at: askedAt, leased_until: null })
    .execute();
}

/** Longest waiting first. */
export async function duePasswordResets(db: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('password_reset')
    .select('request_id')
    .where(isFree(now))
    .orderBy('asked_at')
    .execute();
  return rows.map((row) => row.request_id);
}

function isFree(now: Date) {
  return (is: ExpressionBuilder<Tables, 'password_reset'>) =>
    is.or([is('leased_until', 'is', null), is('leased_until', '<=', now)]);
}

export async function takePasswordReset(
  db: Kysely<Tables>,
  requestId: string,
  now: Date,
  leasedUntil: Date,
): Promise<PendingReset | undefined> {
  const row = await db
    .updateTable('password_reset')
    .set({ attempt: sql<number>`attempt + 1`, leased_until: leasedUntil })
    .where('request_id', '=', requestId)
    .where(isFree(now))
    .returningAll()
    .executeTakeFirst();
  return (
    row && {
      requestId: row.request_id,
      attempt: row.attempt,
      failures: row.failures,
      askedAt: row.asked_at,
      ...(row.sealed === null ? {} : { sealed: sealedSchema.parse(row.sealed) }),
    }
  );
}

export async function keepPasswordReset(db: Kysely<Tables>, reset: PendingReset, sealed: Sealed): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('password_reset')
    .set({ sealed: JSON.stringify(sealed) })
    .where('request_id', '=', reset.requestId)
    .where('attempt', '=', reset.attempt)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function releasePasswordReset(db: Kysely<Tables>, reset: PendingReset, failures: number): Promise<void> {
  await db
    .updateTable('password_reset')
    .set({ leased_until: null, failures })
    .where('request_id', '=', reset.requestId)
    .where('attempt', '=', reset.attempt)
    .execute();
}

export async function endPasswordReset(db: Kysely<Tables>, reset: PendingReset): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('password_reset')
    .where('request_id', '=', reset.requestId)
    .where('attempt', '=', reset.attempt)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
