import assert from 'node:assert/strict';
import type { Decision } from '../../src/domain/approval/approval.ts';
import type { ApprovalPolicy } from '../../src/domain/approval/approval-policy.ts';
import { usualCalendar } from '../../src/domain/approval/working-calendar.ts';
import type { Person } from '../../src/domain/person.ts';
import { profileHash } from '../../src/domain/profile.ts';
import type { CustomerRequest, RequestState } from '../../src/domain/request.ts';
import { approvalFor } from '../../src/flows/approval/approval-for.ts';
import { credentialContext } from '../../src/flows/credential/credential-context.ts';
import { ruleWith } from '../domain/approval/sample-policy.ts';
import { newRequest } from '../storage/support/sample.ts';
import { approverId } from './approval-people.ts';
import { homeTenant } from './matrix-people.ts';
import type { StillDesk } from './still-desk.ts';
import { wingtip } from './story.ts';

const person = (number: number): Person => ({
  tenantId: homeTenant,
  objectId: approverId(number),
  name: `Approver ${number}`,
});

/** Who is what to every request made here, by the numbers of `approverId`. */
export const seats = {
  asked: person(1),
  voted: person(2),
  delegatedAway: person(3),
  delegate: person(4),
  ofAnotherRule: person(5),
  removed: person(6),
  notYetAsked: person(7),
  decided: person(8),
} as const;

const inRule = [seats.asked, seats.voted, seats.delegatedAway, seats.decided].map(({ objectId }) => objectId);
const others = { name: 'others', approvers: [seats.delegate.objectId, seats.ofAnotherRule.objectId] };
const us = {
  name: 'US',
  when: { countries: ['US'] },
  approvalsNeeded: 3,
  escalation: { at: 0.5, to: [seats.notYetAsked.objectId] },
};
const policyWith = (approvers: readonly string[]): ApprovalPolicy => ({
  rules: [ruleWith({ ...us, approvers }), ruleWith(others)],
  teams: [],
  calendar: usualCalendar,
});

/** As it was when the requests were confirmed, and as it is now: one approver less. */
export const policyThen = policyWith([...inRule, seats.removed.objectId]);
export const policyNow = policyWith(inRule);

export const password = 'Pa55-of-the-matrix';
const hour = 3_600_000;

const failure = {
  key: 'failure.refused',
  partnerCenterText: 'No.',
  partnerCenterCode: '600006',
  correlationId: 'c',
  canCorrect: true,
  canRetry: true,
} as const;

/** The state `draft` of a request that was asked about before, and one that never was. */
export type NamedState = RequestState | 'neverConfirmed';

/** Stores a request that is in the state after one approval and one delegation, confirmed five hours ago. */
export async function inState(
  { store, flow }: StillDesk,
  owner: Person,
  name: NamedState,
  now: Date,
  domain = `in${name.toLowerCase()}`,
): Promise<CustomerRequest> {
  const profile = {
    ...wingtip.company,
    ...wingtip.address,
    companyName: `${domain} Toys`,
    domain,
    culture: 'en-US',
    language: 'en',
    enableGDAPByDefault: 'true',
  };
  const askedAt = new Date(now.getTime() - 5 * hour);
  const isFresh = name === 'neverConfirmed';
  const typing = { step: 'company', offers: { domains: [`${domain}free`], addresses: [] } } as const;
  const own = isFresh ? typing : ({ step: 'review' } as const);
  const made = newRequest({ owner, profile, createdAt: askedAt, updatedAt: askedAt, ...own });
  const { request: draft } = await store.transaction((tx) => tx.insertRequest(made));
  if (isFresh) return draft;
  const wanted = approvalFor(policyThen, draft, profile, askedAt);
  assert(wanted.kind === 'approval');
  const hash = profileHash(profile);
  const decision = decisionIn(name, owner, now);
  const customer = {
    id: crypto.randomUUID(),
    domain: `${domain}.onmicrosoft.com`,
    adminUserName: `admin@${domain}.onmicrosoft.com`,
    correlationId: 'c',
    createdAt: now,
    hasCredential: true,
  };
  const isCreated = name === 'created' || name === 'delivered';
  const isFailed = name === 'failed' || name === 'needsAttention';
  const request: CustomerRequest = {
    ...draft,
    state: name,
    version: 6,
    profileHash: hash,
    approval: {
      ...wanted.approval,
      votes: [{ person: seats.voted, at: now, profileHash: hash }],
      delegations: [{ from: seats.delegatedAway, to: seats.delegate.objectId, at: now }],
      ...(decision ? { decision } : {}),
    },
    creation: {
      point: isCreated || isFailed ? 'answered' : name === 'creating' ? 'posted' : 'reserved',
      msRequestId: crypto.randomUUID(),
      correlationId: 'c',
      attempts: 1,
    },
    ...(isCreated ? { customer } : {}),
    ...(isFailed ? { failure } : {}),
  };
  await store.saveRequest(request, draft.version);
  if (isCreated) {
    const sealed = flow.sealer.seal(password, credentialContext(request));
    const kept = name === 'created' ? { sealed } : { claimedAt: now, destroyedAt: now };
    await store.transaction((tx) => tx.insertCredential({ requestId: request.id, owner, createdAt: now, ...kept }));
  }
  return request;
}

/** How the round ended that led to the state. */
function decisionIn(state: RequestState, owner: Person, at: Date): Decision | undefined {
  switch (state) {
    case 'pendingApproval':
      return undefined;
    case 'draft':
      return { kind: 'edited', by: owner, at };
    case 'withdrawn':
      return { kind: 'withdrawn', by: owner, at };
    case 'expired':
      return { kind: 'expired', at };
    case 'rejected':
    case 'returned':
      return { kind: state, by: seats.decided, at, reason: 'because' };
    default:
      return { kind: 'approved', by: seats.decided, at };
  }
}
