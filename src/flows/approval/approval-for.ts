import { addressKey } from '../../domain/address-key.ts';
import type { Approval } from '../../domain/approval/approval.ts';
import type { ApprovalPolicy } from '../../domain/approval/approval-policy.ts';
import { approvalTimes } from '../../domain/approval/approval-times.ts';
import { eligibleApprovers } from '../../domain/approval/eligible-approvers.ts';
import { matchRule } from '../../domain/approval/match-rule.ts';
import { salesRegionOf } from '../../domain/countries/sales-regions.ts';
import type { Profile } from '../../domain/profile.ts';
import type { CustomerRequest } from '../../domain/request.ts';

/** What the policy says of a request that is about to be confirmed. */
export type Wanted =
  | { readonly kind: 'nothing'; readonly rule?: string }
  | { readonly kind: 'approval'; readonly approval: Approval }
  /** Too few people could approve it: its owner does not count. */
  | { readonly kind: 'impossible'; readonly needed: number; readonly eligible: number };

/** Freezes the rule that applies to the request as it is confirmed, with its times and the owner's teams. */
export function approvalFor(
  policy: ApprovalPolicy | undefined,
  request: CustomerRequest,
  profile: Profile,
  askedAt: Date,
): Wanted {
  if (!policy) return { kind: 'nothing' };
  const owner = request.owner.objectId.toLowerCase();
  const rule = matchRule(policy, factsOf(request, profile));
  if (rule.approvalsNeeded === 0) return { kind: 'nothing', rule: rule.name };
  const teams = policy.teams.filter(({ members }) => members.includes(owner));
  const eligible = eligibleApprovers(rule, teams, owner, { isEscalated: true }).length;
  if (eligible < rule.approvalsNeeded) return { kind: 'impossible', needed: rule.approvalsNeeded, eligible };
  const approval = {
    rule,
    teams,
    askedVersion: request.version + 1,
    askedAt,
    times: approvalTimes(rule, policy.calendar, askedAt),
    votes: [],
    delegations: [],
    remindersSent: 0,
    unreached: [],
    earlier: earlierRounds(request),
  };
  return { kind: 'approval', approval };
}

function factsOf({ owner, offers }: CustomerRequest, profile: Profile) {
  const { country = '', associatedPartnerId: reseller, organizationRegistrationNumber } = profile;
  const salesRegion = salesRegionOf(country);
  return {
    country,
    ...(salesRegion ? { salesRegion } : {}),
    ...(reseller ? { reseller: reseller.toLowerCase() } : {}),
    hasRegistrationNumber: Boolean(organizationRegistrationNumber),
    isAddressVerified: offers.verifiedAddress === addressKey(profile),
    rep: owner.objectId.toLowerCase(),
  };
}

function earlierRounds({ approval }: CustomerRequest): Approval['earlier'] {
  if (!approval) return [];
  return approval.decision ? [...approval.earlier, approval.decision] : approval.earlier;
}
