import type { Person } from '../person.ts';
import { type Approval, askedApprovers } from './approval.ts';

/**
 * Entra object ids, in lower case, of everybody who is asked about a request or had a say in it: who voted, decided, now or
 * in a round before, or asked somebody else instead.
 */
export function whoTookPart(approval: Approval, owner: Person): ReadonlySet<string> {
  const { votes, delegations, decision, earlier } = approval;
  const people = [
    ...votes.map(({ person }) => person),
    ...delegations.map(({ from }) => from),
    ...[decision, ...earlier].flatMap((ended) => ended?.by ?? []),
  ];
  return new Set([...askedApprovers(approval, owner), ...people.map(({ objectId }) => objectId.toLowerCase())]);
}
