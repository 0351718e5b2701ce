import { AppError } from '../../errors.ts';
import type { ApprovalPolicy, ApprovalRule, RequestFacts, RuleConditions } from './approval-policy.ts';

/**
 * The rule that applies to a request: the first one, top down, whose conditions all hold.
 * @throws AppError where there is none; a policy that was checked ends in a rule that takes every request
 */
export function matchRule(policy: Pick<ApprovalPolicy, 'rules'>, facts: RequestFacts): ApprovalRule {
  const rule = policy.rules.find(({ when }) => holds(when, facts));
  // Never without an approval because nobody thought of the case.
  if (rule === undefined) {
    throw new AppError(
      'unknown',
      'No rule of the approval policy takes this request.',
      'End the policy in "when": {}.',
    );
  }
  return rule;
}

function holds(when: RuleConditions, facts: RequestFacts): boolean {
  return (
    isAmong(when.countries, facts.country) &&
    isAmong(when.salesRegions, facts.salesRegion) &&
    isAmong(when.resellers, facts.reseller) &&
    isAmong(when.reps, facts.rep) &&
    isAsked(when.hasRegistrationNumber, facts.hasRegistrationNumber) &&
    isAsked(when.isAddressVerified, facts.isAddressVerified)
  );
}

/** Without a list everything is; what a request does not have is in no list. GUIDs and codes compare without regard to case. */
function isAmong(list: readonly string[] | undefined, fact: string | undefined): boolean {
  return list === undefined || (fact !== undefined && list.some((entry) => entry.toLowerCase() === fact.toLowerCase()));
}

function isAsked(asked: boolean | undefined, fact: boolean): boolean {
  return asked === undefined || asked === fact;
}
