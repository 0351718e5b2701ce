import type { ApprovalRule, RequestFacts } from '../../../src/domain/approval/approval-policy.ts';

/** A person's or a tenant's id that can be told apart by its number. */
export function idOf(number: number): string {
  return `5f6e2b0a-1c1d-4a57-9d3f-${number.toString(16).padStart(12, '0')}`;
}

/** A rule that takes everything and needs one of two approvals, but for what is said. */
export function ruleWith(parts: Partial<ApprovalRule> = {}): ApprovalRule {
  return {
    name: 'Everything',
    when: {},
    approvalsNeeded: 1,
    approvers: [idOf(1), idOf(2)],
    teamMatesMayApprove: true,
    remindAt: [0.5, 0.9],
    expiresAfter: { hours: 72 },
    ...parts,
  };
}

/** A request of a rep for a customer in Germany, but for what is said. */
export function factsWith(parts: Partial<RequestFacts> = {}): RequestFacts {
  return {
    country: 'DE',
    salesRegion: 'Europe',
    hasRegistrationNumber: true,
    isAddressVerified: true,
    rep: idOf(9),
    ...parts,
  };
}
