import { randomUUID } from 'node:crypto';
import type { Approval } from '../../../src/domain/approval/approval.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import type { NewRequest, SentMessage, Store } from '../../../src/flows/ports/ports.ts';

export const start = new Date('2026-03-01T09:00:00.123Z');

export function minutesLater(minutes: number): Date {
  return new Date(start.getTime() + minutes * 60_000);
}

export function newPerson(name = 'Ada Lovelace'): Person {
  return { tenantId: randomUUID(), objectId: randomUUID(), name };
}

export function newRequest(changes: Partial<NewRequest> = {}): NewRequest {
  return {
    id: randomUUID(),
    owner: newPerson(),
    locale: 'en-US',
    state: 'draft',
    version: 1,
    step: 'company',
    profile: {},
    derived: {},
    problems: [],
    offers: { domains: [], addresses: [] },
    createdAt: start,
    updatedAt: start,
    origin: randomUUID(),
    ...changes,
  };
}

export async function stored(store: Store, changes: Partial<NewRequest> = {}): Promise<CustomerRequest> {
  const { request } = await store.transaction((tx) => tx.insertRequest(newRequest(changes)));
  return request;
}

const approver = { tenantId: 't', objectId: 'grace', name: 'Grace Hopper' };
const words = 'Ask Ms Söhne first';

/** With everything that an approval can have. */
const approval: Approval = {
  rule: {
    name: 'Unverified address',
    when: { countries: ['DE'], isAddressVerified: false, reps: ['ada'] },
    approvalsNeeded: 2,
    approvers: ['grace', 'alan'],
    teamMatesMayApprove: false,
    remindAt: [0.5],
    expiresAfter: { workingDays: 3 },
    escalation: { at: 0.75, to: ['edsger'] },
  },
  teams: [{ name: 'West', members: ['ada'] }],
  askedVersion: 2,
  askedAt: minutesLater(0),
  times: { expiresAt: minutesLater(60), reminders: [minutesLater(30)], escalatesAt: minutesLater(45) },
  votes: [{ person: approver, at: minutesLater(3), profileHash: 'ab12', reason: words }],
  delegations: [{ from: approver, to: 'alan', toName: 'Alan Söhne', at: minutesLater(2) }],
  remindersSent: 1,
  escalatedAt: minutesLater(45),
  nudgedAt: minutesLater(20),
  unreached: ['alan'],
  decision: { kind: 'approved', by: approver, at: minutesLater(4), reason: words },
  earlier: [{ kind: 'returned', by: approver, at: minutesLater(1), reason: words }],
};

const failure = {
  key: 'failure.refused',
  params: { reason: 'r' },
  field: 'postalCode',
  partnerCenterText: 'Ungültig',
  partnerCenterCode: '2000',
  correlationId: 'c',
  canCorrect: true,
  canRetry: false,
} as const;

/** A request with every field that a request can have. */
export function fullRequest(request: CustomerRequest): CustomerRequest {
  return {
    ...request,
    locale: 'de-DE',
    state: 'creating',
    version: request.version + 1,
    step: 'review',
    profile: { country: 'DE', companyName: 'Müller & Söhne "GmbH"', domain: `Mueller${request.number}` },
    derived: { culture: 'de-DE', language: 'de' },
    problems: [{ field: 'city', severity: 'warning', key: 'problem.city', params: { city: 'Köln' } }],
    offers: {
      domains: ['mueller2'],
      addresses: [{ city: 'Köln' }],
      settledAddress: 'Weg 1',
      keptAddress: { key: 'Weg 1', suggestion: { city: 'Köln' } },
    },
    profileHash: 'ab12',
    approval,
    creation: { point: 'posted', msRequestId: 'm', correlationId: 'c', attempts: 2, leasedUntil: minutesLater(2) },
    customer: {
      id: 't',
      domain: 'mueller.onmicrosoft.com',
      adminUserName: 'admin@mueller.onmicrosoft.com',
      correlationId: 'c',
      createdAt: minutesLater(1),
      hasCredential: true,
      validation: { status: 'UnderReview', isGivenUp: true, version: 2 },
      reset: { state: 'refused', version: 2, failure, isUnclear: true },
    },
    failure,
    updatedAt: minutesLater(3),
  };
}

export function message(requestId: string, changes: Partial<SentMessage> = {}): SentMessage {
  return {
    requestId,
    conversationId: 'c',
    activityId: randomUUID(),
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    targeted: false,
    audience: 'owner',
    version: 1,
    ...changes,
  };
}
