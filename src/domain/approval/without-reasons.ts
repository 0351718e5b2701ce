import type { Approval, Decision, Vote } from './approval.ts';

/** Who decided what and when, without a word that anybody typed. */
export function withoutReasons(approval: Approval): Approval {
  return {
    ...approval,
    votes: approval.votes.map(({ reason: _words, ...vote }): Vote => vote),
    ...(approval.decision ? { decision: withoutReason(approval.decision) } : {}),
    earlier: approval.earlier.map(withoutReason),
  };
}

function withoutReason({ reason: _words, ...decision }: Decision): Decision {
  return decision;
}
