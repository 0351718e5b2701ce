import type { ApprovalRule, RuleConditions } from './approval-policy.ts';
import type { PolicyProblem } from './policy-problem.ts';

/** A rule with its place in the policy. */
interface PlacedRule {
  readonly rule: ApprovalRule;
  readonly at: number;
}

/**
 * What the rules mean for each other, and the values of a rule for each other. A rule that could not be read is undefined,
 * and nothing is said of it.
 */
export function checkRules(rules: readonly (ApprovalRule | undefined)[]): readonly PolicyProblem[] {
  const placed = rules.flatMap((rule, at) => (rule ? [{ rule, at }] : []));
  return [
    ...placed.flatMap(checkPeople),
    ...checkEnd(rules),
    ...placed.flatMap((later, index) => checkReachable(later, placed.slice(0, index))),
  ];
}

function checkPeople({ rule, at }: PlacedRule): readonly PolicyProblem[] {
  const { approvalsNeeded, approvers, escalation } = rule;
  const problems: PolicyProblem[] = [];
  if (approvalsNeeded > approvers.length) {
    problems.push({
      path: ['rules', at, 'approvalsNeeded'],
      message: `asks for ${approvalsNeeded} approvals and has ${approvers.length} different approvers.`,
      remedy: 'Name more people under "approvers", or ask for fewer approvals.',
    });
  }
  if (escalation?.to.every((person) => approvers.includes(person))) {
    problems.push({
      path: ['rules', at, 'escalation', 'to'],
      message: 'names nobody who is not an approver already.',
      remedy: 'Name somebody else, or remove the escalation.',
    });
  }
  return problems;
}

/** A request that no rule takes would be nobody's. */
function checkEnd(rules: readonly (ApprovalRule | undefined)[]): readonly PolicyProblem[] {
  const last = rules.at(-1);
  if (last === undefined || rules.some((rule) => rule && isUnconditional(rule.when))) return [];
  return [
    {
      path: ['rules', rules.length - 1, 'when'],
      message: 'must be {} in the last rule, so that every request has one.',
      remedy: 'Add a rule with "when": {} at the end.',
    },
  ];
}

function checkReachable({ rule, at }: PlacedRule, before: readonly PlacedRule[]): readonly PolicyProblem[] {
  const first = before.find((earlier) => takesAllOf(earlier.rule.when, rule.when));
  if (first === undefined) return [];
  return [
    {
      path: ['rules', at],
      message: `can never apply: the rule "${first.rule.name}" above takes every request that it matches.`,
      remedy: 'Move it up, or remove it.',
    },
  ];
}

function isUnconditional(when: RuleConditions): boolean {
  return Object.values(when).every((condition) => condition === undefined);
}

/** Whether the wider conditions hold wherever the narrower ones do. */
function takesAllOf(wider: RuleConditions, narrower: RuleConditions): boolean {
  const { countries, salesRegions, resellers, reps, hasRegistrationNumber, isAddressVerified } = narrower;
  return (
    hasAllOf(wider.countries, countries) &&
    hasAllOf(wider.salesRegions, salesRegions) &&
    hasAllOf(wider.resellers, resellers) &&
    hasAllOf(wider.reps, reps) &&
    [undefined, hasRegistrationNumber].includes(wider.hasRegistrationNumber) &&
    [undefined, isAddressVerified].includes(wider.isAddressVerified)
  );
}

function hasAllOf(wider: readonly string[] | undefined, narrower: readonly string[] | undefined): boolean {
  return wider === undefined || (narrower?.every((entry) => wider.includes(entry)) ?? false);
}
