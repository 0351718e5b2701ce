import type { Approval, Decision } from './approval/approval.ts';
import type { Person } from './person.ts';
import { type CreatedCustomer, type Creation, type CustomerRequest, type Failure, noOffers } from './request.ts';

/**
 * The request without anything that names a person or a company. Ids, codes and times stay, and what is not named here
 * goes: a field that is new to a request is erased until somebody says that it may stay.
 */
export function withoutDetails(request: CustomerRequest): CustomerRequest {
  const { id, number, owner, locale, state, version, step, createdAt, updatedAt } = request;
  const { approval, creation, customer, failure } = request;
  return {
    id,
    number,
    owner: { ...owner, name: '' },
    locale,
    state,
    version,
    step,
    profile: {},
    derived: {},
    problems: [],
    offers: noOffers,
    ...(approval ? { approval: decisionsOf(approval) } : {}),
    ...(creation ? { creation: callsOf(creation) } : {}),
    ...(customer ? { customer: idsOf(customer) } : {}),
    ...(failure ? { failure: codesOf(failure) } : {}),
    createdAt,
    updatedAt,
  };
}

/** Who decided stays, by their ids; names and words go. */
function decisionsOf(approval: Approval): Approval {
  const nameless = (person: Person): Person => ({ ...person, name: '' });
  const wordless = ({ reason: _words, by, ...decision }: Decision): Decision => ({
    ...decision,
    ...(by ? { by: nameless(by) } : {}),
  });
  return {
    ...approval,
    teams: [],
    // By the hash a profile could be guessed.
    votes: approval.votes.map(({ person, at }) => ({ person: nameless(person), at, profileHash: '' })),
    delegations: approval.delegations.map(({ from, to, at }) => ({ from: nameless(from), to, at })),
    ...(approval.decision ? { decision: wordless(approval.decision) } : {}),
    earlier: approval.earlier.map(wordless),
  };
}

function callsOf({ point, msRequestId, correlationId, attempts }: Creation): Creation {
  return { point, msRequestId, correlationId, attempts };
}

function idsOf({ id, correlationId, createdAt }: CreatedCustomer): CreatedCustomer {
  return { id, domain: '', adminUserName: '', correlationId, createdAt, hasCredential: false };
}

/** Without the profile there is nothing left to correct or to try again. */
function codesOf({ key, field, partnerCenterCode, correlationId }: Failure): Failure {
  const what = { key, ...(field ? { field } : {}), partnerCenterCode, correlationId };
  return { ...what, partnerCenterText: '', canCorrect: false, canRetry: false };
}
