import type { Insertable, Selectable } from 'kysely';
import { askedApprovers, hasVoted, nextDue } from '../domain/approval/approval.ts';
import { companyKey } from '../domain/company-key.ts';
import { type CustomerRequest, endedStates } from '../domain/request.ts';
import { approvalSchema } from './approval-schema.ts';
import { ownerOf } from './person-columns.ts';
import * as schemas from './request-schemas.ts';
import type { RequestTable } from './tables.ts';

type FixedColumn = 'id' | 'number' | 'owner_tenant_id' | 'owner_object_id' | 'origin' | 'created_at';

/** A row as a request. A row that this version cannot read is a ZodError: better than a request half understood. */
export function requestOf(row: Selectable<RequestTable>): CustomerRequest {
  return {
    id: row.id,
    number: row.number,
    owner: ownerOf(row),
    locale: row.locale,
    state: schemas.stateSchema.parse(row.state),
    version: row.version,
    step: schemas.stepSchema.parse(row.step),
    profile: schemas.profileSchema.parse(row.profile),
    derived: schemas.profileSchema.parse(row.derived),
    problems: schemas.problemsSchema.parse(row.problems),
    offers: schemas.offersSchema.parse(row.offers),
    ...(row.profile_hash === null ? {} : { profileHash: row.profile_hash }),
    ...(row.approval === null ? {} : { approval: approvalSchema.parse(row.approval) }),
    ...(row.creation === null ? {} : { creation: creationOf(row) }),
    ...(row.customer === null ? {} : { customer: schemas.customerSchema.parse(row.customer) }),
    ...(row.failure === null ? {} : { failure: schemas.failureSchema.parse(row.failure) }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.erased_at === null ? {} : { erasedAt: row.erased_at }),
  };
}

function creationOf(row: Selectable<RequestTable>): NonNullable<CustomerRequest['creation']> {
  const creation = schemas.creationSchema.parse(row.creation);
  return row.leased_until === null ? creation : { ...creation, leasedUntil: row.leased_until };
}

/** The columns that a request may change; its id, number, owner's ids, origin and beginning stay what they were. */
export function changingColumns(request: Omit<CustomerRequest, 'number'>): Omit<Insertable<RequestTable>, FixedColumn> {
  const { leasedUntil, ...creation } = request.creation ?? {};
  return {
    owner_name: request.owner.name,
    locale: request.locale,
    state: request.state,
    version: request.version,
    step: request.step,
    profile: JSON.stringify(request.profile),
    derived: JSON.stringify(request.derived),
    problems: JSON.stringify(request.problems),
    offers: JSON.stringify(request.offers),
    profile_hash: request.profileHash ?? null,
    ...approvalColumns(request),
    creation: request.creation ? JSON.stringify(creation) : null,
    leased_until: leasedUntil ?? null,
    customer: request.customer ? JSON.stringify(request.customer) : null,
    failure: request.failure ? JSON.stringify(request.failure) : null,
    domain: request.profile.domain ? domainKey(request.profile.domain) : null,
    company_key: companyColumn(request),
    updated_at: request.updatedAt,
    erased_at: request.erasedAt ?? null,
  };
}

/** With who is asked and has not voted, so that they can be found by it. */
function approvalColumns({ state, approval, owner }: Pick<CustomerRequest, 'state' | 'approval' | 'owner'>) {
  if (!approval) return { approval: null, approval_due_at: null };
  const isPending = state === 'pendingApproval';
  const person = (objectId: string) => ({ ...owner, objectId });
  const asked = isPending ? askedApprovers(approval, owner).filter((id) => !hasVoted(approval, person(id))) : [];
  return { approval: JSON.stringify({ ...approval, asked }), approval_due_at: isPending ? nextDue(approval) : null };
}

/** One that ended is in nobody's way: without a key it is not found. */
function companyColumn({ state, profile }: Pick<CustomerRequest, 'state' | 'profile'>): string | null {
  return endedStates.includes(state) ? null : (companyKey(profile) ?? null);
}

/** No domain is longer, and what a draft holds instead of one must fit into an index all the same. */
const longestDomainKey = 200;

/** The same for `Contoso` and `contoso.onmicrosoft.com`: a deployment has one suffix, and a prefix has no dot. */
export function domainKey(domain: string): string {
  return domain.toLowerCase().split('.', 1).join('').slice(0, longestDomainKey);
}
