import type { ApprovalRule, Team } from './approval-policy.ts';

/**
 * Who may decide on a request, as Entra object ids in lower case, each once: the rule's approvers, and those it was
 * escalated to. Never its owner, nor the owner's team mates where the rule does not let them.
 */
export function eligibleApprovers(
  rule: Pick<ApprovalRule, 'approvers' | 'escalation' | 'teamMatesMayApprove'>,
  teams: readonly Team[],
  ownerObjectId: string,
  { isEscalated }: { readonly isEscalated: boolean },
): readonly string[] {
  const owner = ownerObjectId.toLowerCase();
  const asked = [...rule.approvers, ...(isEscalated ? (rule.escalation?.to ?? []) : [])];
  const barred = new Set([owner, ...(rule.teamMatesMayApprove ? [] : teamMatesOf(owner, teams))]);
  return [...new Set(asked.map(lower))].filter((approver) => !barred.has(approver));
}

/** Somebody in two teams has the mates of both. */
function teamMatesOf(owner: string, teams: readonly Team[]): readonly string[] {
  return teams.map(({ members }) => members.map(lower)).flatMap((members) => (members.includes(owner) ? members : []));
}

function lower(objectId: string): string {
  return objectId.toLowerCase();
}
