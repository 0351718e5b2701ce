import type { ApprovalPolicy } from './approval-policy.ts';

/** Everybody whom a rule of the policy names as an approver or escalates to, as Entra object ids in lower case, each once. */
export function namedApprovers(policy: Pick<ApprovalPolicy, 'rules'> | undefined): readonly string[] {
  const named = policy?.rules.flatMap(({ approvers, escalation }) => [...approvers, ...(escalation?.to ?? [])]);
  return [...new Set(named)];
}
