import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import type { Person } from '../domain/person.ts';
import type { CustomerRequest } from '../domain/request.ts';
import type { ClaimedCredential, Credential, CredentialLimits, Sealed } from '../flows/ports/ports.ts';
import { endFormerHolders } from './messages.ts';
import { ownerColumns, ownerOf } from './person-columns.ts';
import { requestOf } from './request-row.ts';
import { sealedSchema } from './sealed.ts';
import type { CredentialTable, Tables } from './tables.ts';

export async function findCredential(db: Kysely<Tables>, requestId: string): Promise<Credential | undefined> {
  const row = await db.selectFrom('credential').selectAll().where('request_id', '=', requestId).executeTakeFirst();
  return row && credentialOf(row);
}

function credentialOf(row: Selectable<CredentialTable>): Credential {
  const owner = ownerOf(row);
  const { holder_object_id: objectId, holder_name: name } = row;
  return {
    requestId: row.request_id,
    owner,
    ...(objectId === null ? {} : { holder: { tenantId: owner.tenantId, objectId, name: name ?? '' } }),
    ...(row.sealed === null ? {} : { sealed: sealedSchema.parse(row.sealed) }),
    createdAt: row.created_at,
    ...(row.claimed_at === null ? {} : { claimedAt: row.claimed_at }),
    ...(row.reminded_at === null ? {} : { remindedAt: row.reminded_at }),
    ...(row.destroyed_at === null ? {} : { destroyedAt: row.destroyed_at }),
  };
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

function columnsOf({ owner, holder, sealed, createdAt, claimedAt, remindedAt, destroyedAt }: Credential) {
  return {
    ...ownerColumns(owner),
    sealed: sealed ? JSON.stringify(sealed) : null,
    created_at: createdAt,
    claimed_at: claimedAt ?? null,
    destroyed_at: destroyedAt ?? null,
    ...holderColumns(holder),
    reminded_at: remindedAt ?? null,
  };
}

function holderColumns(holder: Person | undefined) {
  return { holder_object_id: holder?.objectId.toLowerCase() ?? null, holder_name: holder?.name ?? null };
}

/** The second look waits for whoever is about to destroy it, and lets nobody destroy it before the commit. */
export async function claimCredential(
  db: Kysely<Tables>,
  { requestId, createdAt, holder }: Credential,
  at: Date,
): Promise<ClaimedCredential | undefined> {
  const { holder_object_id } = holderColumns(holder);
  const isSame = (is: ExpressionBuilder<Tables, 'credential'>) =>
    is.and([is('created_at', '=', createdAt), is('holder_object_id', 'is not distinct from', holder_object_id)]);
  const first = await unfetched(db, requestId).set({ claimed_at: at }).where(isSame).returningAll().executeTakeFirst();
  if (first) return { credential: credentialOf(first), isFirst: true };
  const again = await db
    .selectFrom('credential')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('sealed', 'is not', null)
    .where(isSame)
    .forUpdate()
    .executeTakeFirst();
  return again && { credential: credentialOf(again), isFirst: false };
}

export async function handOverCredential(
  db: Kysely<Tables>,
  requestId: string,
  holder: Person,
  sealed: Sealed,
): Promise<boolean> {
  const { numUpdatedRows } = await unfetched(db, requestId)
    .set({ ...holderColumns(holder), sealed: JSON.stringify(sealed), reminded_at: null })
    .where('holder_object_id', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await endFormerHolders(db, requestId, holder);
  return true;
}

export async function markReminded(db: Kysely<Tables>, requestId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await unfetched(db, requestId)
    .set({ reminded_at: at })
    .where('reminded_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function unfetched(db: Kysely<Tables>, requestId: string) {
  return db
    .updateTable('credential')
    .where('request_id', '=', requestId)
    .where('sealed', 'is not', null)
    .where('claimed_at', 'is', null);
}

export async function waitingCredentials(
  db: Kysely<Tables>,
  createdBefore: Date,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('credential')
    .select('request_id')
    .where('sealed', 'is not', null)
    .where('claimed_at', 'is', null)
    .where('reminded_at', 'is', null)
    .where('created_at', '<=', createdBefore)
    .orderBy('created_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.request_id);
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
export async function expiredCredentials(
  db: Kysely<Tables>,
  limits: CredentialLimits,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('credential')
    .select('request_id')
    .where('sealed', 'is not', null)
    .where(isOver(limits))
    .orderBy('created_at')
    .limit(limit)
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

export async function listHeld(db: Kysely<Tables>, holder: Person): Promise<readonly CustomerRequest[]> {
  const rows = await db
    .selectFrom('request')
    .innerJoin('credential', 'credential.request_id', 'request.id')
    .selectAll('request')
    .where('credential.holder_object_id', '=', holder.objectId.toLowerCase())
    .where('request.owner_tenant_id', '=', holder.tenantId.toLowerCase())
    .where('credential.sealed', 'is not', null)
    .orderBy('request.number', 'desc')
    .execute();
  return rows.map(requestOf);
}
