import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Credential, CredentialLimits } from '../flows/ports.ts';
import { ownerColumns, ownerOf } from './person-columns.ts';
import { sealedSchema } from './sealed.ts';
import type { Tables } from './tables.ts';

export async function findCredential(db: Kysely<Tables>, requestId: string): Promise<Credential | undefined> {
  const row = await db.selectFrom('credential').selectAll().where('request_id', '=', requestId).executeTakeFirst();
  return (
    row && {
      requestId: row.request_id,
      owner: ownerOf(row),
      ...(row.sealed === null ? {} : { sealed: sealedSchema.parse(row.sealed) }),
      createdAt: row.created_at,
      ...(row.claimed_at === null ? {} : { claimedAt: row.claimed_at }),
      ...(row.destroyed_at === null ? {} : { destroyedAt: row.destroyed_at }),
    }
  );
}

export async function insertCredential(db: Kysely<Tables>, credential: Credential): Promise<void> {
  const columns = columnsOf(credential);
  await db
    .insertInto('credential')
    .values({ request_id: credential.requestId, ...columns })
    .execute();
}

export async function replaceCredential(db: Kysely<Tables>, credential: Credential): Promise<void> {
  const columns = columnsOf(credential);
  await db
    .insertInto('credential')
    .values({ request_id: credential.requestId, ...columns })
    .onConflict((conflict) => conflict.column('request_id').doUpdateSet(columns))
    .execute();
}

function columnsOf({ owner, sealed, createdAt, claimedAt, destroyedAt }: Credential) {
  return {
    ...ownerColumns(owner),
    sealed: sealed ? JSON.stringify(sealed) : null,
    created_at: createdAt,
    claimed_at: claimedAt ?? null,
    destroyed_at: destroyedAt ?? null,
  };
}

export async function claimCredential(db: Kysely<Tables>, requestId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('credential')
    .set({ claimed_at: sql<Date>`coalesce(claimed_at, ${at})` })
    .where('request_id', '=', requestId)
    .where('sealed', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function destroyCredential(
  db: Kysely<Tables>,
  requestId: string,
  at: Date,
  limits?: CredentialLimits,
): Promise<boolean> {
  const stored = db
    .updateTable('credential')
    .set({ sealed: null, destroyed_at: at })
    .where('request_id', '=', requestId)
    .where('sealed', 'is not', null);
  const { numUpdatedRows } = await (limits ? stored.where(isOver(limits)) : stored).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Requests whose password is still stored: never claimed and from before the one limit, or claimed before the other. */
export async function expiredCredentials(db: Kysely<Tables>, limits: CredentialLimits): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('credential')
    .select('request_id')
    .where('sealed', 'is not', null)
    .where(isOver(limits))
    .execute();
  return rows.map((row) => row.request_id);
}

function isOver({ createdBefore, claimedBefore }: CredentialLimits) {
  return (is: ExpressionBuilder<Tables, 'credential'>) =>
    is.or([
      is.and([is('claimed_at', 'is', null), is('created_at', '<=', createdBefore)]),
      is('claimed_at', '<=', claimedBefore),
    ]);
}
