import { type Kysely, sql } from 'kysely';
import type { Person } from '../domain/person.ts';
import { type CustomerRequest, endedStates, type RequestState } from '../domain/request.ts';
import { AppError } from '../errors.ts';
import type { NewRequest } from '../flows/ports/ports.ts';
import { ownerColumns } from './person-columns.ts';
import { changingColumns, domainKey, requestOf } from './request-row.ts';
import { stateSchema } from './request-schemas.ts';
import type { Tables } from './tables.ts';

/** One domain, one live request: two confirmations of the same domain cannot both stand. */
const liveDomainIndex = 'request_live_domain';

/** Requests in these states hold no domain: they never left the wizard, or ended without a customer. */
const statesWithoutDomain: readonly RequestState[] = ['draft', ...endedStates];

export async function findRequest(db: Kysely<Tables>, id: string): Promise<CustomerRequest | undefined> {
  const row = await db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
  return row && requestOf(row);
}

export async function findRequestByNumber(db: Kysely<Tables>, number: number): Promise<CustomerRequest | undefined> {
  // Beyond the column's 32 bits PostgreSQL answers with an error, and people type what they like.
  if (!Number.isInteger(number) || Math.abs(number) > 2 ** 31 - 1) return undefined;
  const row = await db.selectFrom('request').selectAll().where('number', '=', number).executeTakeFirst();
  return row && requestOf(row);
}

export async function findRequestByDomain(
  db: Kysely<Tables>,
  domain: string,
  exceptId: string,
): Promise<CustomerRequest | undefined> {
  const row = await db
    .selectFrom('request')
    .selectAll()
    .where('domain', '=', domainKey(domain))
    .where('id', '<>', exceptId)
    .where('state', 'not in', statesWithoutDomain)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  return row && requestOf(row);
}

/** Whether another request than the named one has this customer. */
export async function isCustomerOfAnother(db: Kysely<Tables>, customerId: string, requestId: string): Promise<boolean> {
  const row = await db
    .selectFrom('request')
    .select('id')
    .where(sql`customer->>'id'`, '=', customerId)
    .where('id', '<>', requestId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listRequests(
  db: Kysely<Tables>,
  owner: Person,
  limit: number,
): Promise<readonly CustomerRequest[]> {
  const rows = await ownedBy(db, owner).selectAll().limit(limit).execute();
  return rows.map(requestOf);
}

/** Of the request that was begun last, not of the one that changed last: a customer's vetting ends days later. */
export async function lastCountry(db: Kysely<Tables>, owner: Person): Promise<string | undefined> {
  const country = sql<string>`profile ->> 'country'`;
  const row = await ownedBy(db, owner)
    .clearOrderBy()
    .orderBy('number', 'desc')
    .select(country.as('country'))
    .where(country, 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row?.country;
}

function ownedBy(db: Kysely<Tables>, owner: Person) {
  const { owner_tenant_id, owner_object_id } = ownerColumns(owner);
  return db
    .selectFrom('request')
    .where('owner_tenant_id', '=', owner_tenant_id)
    .where('owner_object_id', '=', owner_object_id)
    .orderBy('updated_at', 'desc')
    .orderBy('number', 'desc');
}

export async function countByState(db: Kysely<Tables>): Promise<Partial<Record<RequestState, number>>> {
  const rows = await db
    .selectFrom('request')
    .select(['state', sql<number>`count(*)::integer`.as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map((row) => [stateSchema.parse(row.state), row.count]));
}

export async function insertRequest(
  db: Kysely<Tables>,
  request: NewRequest,
): Promise<{ readonly request: CustomerRequest; readonly isNew: boolean }> {
  const inserted = await db
    .insertInto('request')
    .values({
      ...changingColumns(request),
      ...ownerColumns(request.owner),
      id: request.id,
      origin: request.origin,
      created_at: request.createdAt,
    })
    .onConflict((conflict) => conflict.column('origin').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) return { request: requestOf(inserted), isNew: true };
  const earlier = db.selectFrom('request').selectAll().where('origin', '=', request.origin);
  return { request: requestOf(await earlier.executeTakeFirstOrThrow()), isNew: false };
}

/** @throws AppError `request.changed`, `request.domainReserved` */
export async function saveRequest(db: Kysely<Tables>, next: CustomerRequest, expectedVersion: number): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('request')
    .set(changingColumns(next))
    .where('id', '=', next.id)
    .where('version', '=', expectedVersion)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
    .catch((error: unknown) => {
      throw isDomainConflict(error) ? domainReserved(error) : error;
    });
  if (numUpdatedRows !== 1n) {
    throw new AppError('request.changed', 'The request was changed or erased.', 'Load it and decide again.', {
      retry: 'safe',
    });
  }
}

function isDomainConflict(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === liveDomainIndex;
}

function domainReserved(cause: unknown): AppError {
  return new AppError('request.domainReserved', 'Another request has this domain.', 'Choose another domain.', {
    cause,
  });
}
