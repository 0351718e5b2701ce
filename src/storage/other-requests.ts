import { type Kysely, type Selectable, sql } from 'kysely';
import { companyKey } from '../domain/company-key.ts';
import { endedStates } from '../domain/request.ts';
import type { OtherRequest, OtherRequests, WhoseCustomer } from '../flows/ports/ports.ts';
import { ownerColumns, ownerOf } from './person-columns.ts';
import { domainKey } from './request-row.ts';
import { customerSchema, stateSchema } from './request-schemas.ts';
import type { RequestTable, Tables } from './tables.ts';

const columns = [
  'id',
  'number',
  'version',
  'owner_tenant_id',
  'owner_object_id',
  'owner_name',
  'state',
  'customer',
  'created_at',
] as const;

export async function findOtherRequests(
  db: Kysely<Tables>,
  of: WhoseCustomer,
  createdAfter: Date,
): Promise<OtherRequests> {
  const rows = await together(db, forCompany(db, of, createdAfter), forDomain(db, of));
  return Object.fromEntries(rows.map((row) => [row.by, otherOf(row)]));
}

/** One statement for both: every step of the wizard asks, and most of a statement's time is not the look itself. */
async function together(db: Kysely<Tables>, ...looks: readonly (ReturnType<typeof forCompany> | undefined)[]) {
  const [one, other] = looks.flatMap((look) => look ?? []).map((look) => db.selectFrom(look.as('found')).selectAll());
  return one ? (other ? one.unionAll(other) : one).execute() : [];
}

/** Nothing to ask for where the company or its country is not known yet. */
export function forCompany(db: Kysely<Tables>, of: WhoseCustomer, createdAfter: Date) {
  const key = companyKey(of.profile);
  const customerSince = sql<Date>`(customer ->> 'createdAt')::timestamptz`;
  return key === undefined
    ? undefined
    : firstOfTenant(db, of, 'company')
        .where('company_key', '=', key)
        .where((or) => or.or([or('state', 'not in', ['created', 'delivered']), or(customerSince, '>=', createdAfter)]));
}

/** A domain is one in the whole world: the country does not matter, nor how long ago the customer was created. */
export function forDomain(db: Kysely<Tables>, of: WhoseCustomer) {
  const { domain } = of.profile;
  return domain
    ? firstOfTenant(db, of, 'domain').where('domain', '=', domainKey(domain)).where('state', 'not in', endedStates)
    : undefined;
}

/** In the order of `request_company` and `request_domain_of_tenant`: the first one is found without looking at the rest. */
function firstOfTenant(db: Kysely<Tables>, { id, owner }: WhoseCustomer, by: keyof OtherRequests) {
  const { owner_tenant_id } = ownerColumns(owner);
  return db
    .selectFrom('request')
    .select(columns)
    .select(sql.val(by).$castTo<keyof OtherRequests>().as('by'))
    .where('owner_tenant_id', '=', owner_tenant_id)
    .where('id', '<>', id)
    .orderBy(sql`(state = 'draft')`)
    .orderBy('number', 'desc')
    .limit(1);
}

function otherOf(row: Pick<Selectable<RequestTable>, (typeof columns)[number]>): OtherRequest {
  const customer = row.customer === null ? undefined : customerSchema.parse(row.customer);
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    owner: ownerOf(row),
    state: stateSchema.parse(row.state),
    since: customer?.createdAt ?? row.created_at,
    ...(customer ? { domain: customer.domain } : {}),
  };
}
