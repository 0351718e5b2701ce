import { isSamePerson, type Person } from '../person.ts';
import type { ApprovalRule, Team } from './approval-policy.ts';
import type { ApprovalTimes } from './approval-times.ts';
import { eligibleApprovers } from './eligible-approvers.ts';

/** What a confirmed request waits for: the rule as it was then, and what people have done since. */
export interface Approval {
  readonly rule: ApprovalRule;
  /** The owner's teams, as they were then. */
  readonly teams: readonly Team[];
  /** The request's version when it was confirmed: a decision made on an older card is about something else. */
  readonly askedVersion: number;
  readonly askedAt: Date;
  readonly times: ApprovalTimes;
  readonly votes: readonly Vote[];
  readonly delegations: readonly Delegation[];
  readonly remindersSent: number;
  readonly escalatedAt?: Date;
  readonly nudgedAt?: Date;
  /** Entra object ids of those whom the bot may not write to: they have not installed it. */
  readonly unreached: readonly string[];
  readonly decision?: Decision;
  /** How the rounds before ended, oldest first. */
  readonly earlier: readonly Decision[];
}

/** One approval. It covers exactly this profile (invariant I4). */
export interface Vote {
  readonly person: Person;
  readonly at: Date;
  readonly profileHash: string;
  /** In the person's own words, where they said something to it. */
  readonly reason?: string;
}

/** An approver asked somebody else to decide instead. */
export interface Delegation {
  readonly from: Person;
  /** Entra object id, in lower case. */
  readonly to: string;
  /** Absent of those from before names were kept, and once the details are erased. */
  readonly toName?: string;
  readonly at: Date;
}

/** How a round ended. Only the first three are a person's decision (invariant I8). */
export const decisionKinds = ['approved', 'rejected', 'returned', 'withdrawn', 'edited', 'expired'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export interface Decision {
  readonly kind: DecisionKind;
  /** Absent when nobody decided. */
  readonly by?: Person;
  readonly at: Date;
  /** In the person's own words. */
  readonly reason?: string;
}

/** Entra object ids, in lower case, of those who are asked now: never the owner, nor who asked somebody else instead. */
export function askedApprovers(approval: Approval, owner: Person): readonly string[] {
  const { rule, teams, delegations, escalatedAt } = approval;
  const asked = new Set(eligibleApprovers(rule, teams, owner.objectId, { isEscalated: false }));
  const delegate = ({ from, to }: Delegation) => {
    asked.delete(from.objectId.toLowerCase());
    asked.add(to);
  };
  const isBefore = ({ at }: Delegation) => escalatedAt === undefined || at <= escalatedAt;
  delegations.filter(isBefore).forEach(delegate);
  if (escalatedAt) {
    // Who passed an earlier question on is asked once more by the escalation.
    const others = eligibleApprovers({ ...rule, approvers: [] }, teams, owner.objectId, { isEscalated: true });
    for (const id of others) asked.add(id);
  }
  delegations.filter((one) => !isBefore(one)).forEach(delegate);
  asked.delete(owner.objectId.toLowerCase());
  return [...asked];
}

export function hasVoted({ votes }: Pick<Approval, 'votes'>, person: Person): boolean {
  return votes.some((vote) => isSamePerson(vote.person, person));
}

/** The approval with one vote more, and whether they are enough. One of each person counts. */
export function withVote(approval: Approval, vote: Vote): { readonly approval: Approval; readonly isEnough: boolean } {
  const votes = hasVoted(approval, vote.person) ? approval.votes : [...approval.votes, vote];
  const isEnough = votes.length >= approval.rule.approvalsNeeded;
  return { approval: { ...approval, votes }, isEnough };
}

/** The approval with another end than it had: the one before is not forgotten. */
export function endedAs(approval: Approval, decision: Decision): Approval {
  const { decision: before, earlier } = approval;
  return { ...approval, decision, earlier: before ? [...earlier, before] : earlier };
}

/** Whether the time to decide is over, though nothing may have ended it yet. */
export function isLate({ times }: Pick<Approval, 'times'>, now: Date): boolean {
  return times.expiresAt <= now;
}

/** When something has to be done by itself next: a reminder, the escalation, the end. */
export function nextDue({ times, remindersSent, escalatedAt }: Approval): Date {
  const { expiresAt, reminders, escalatesAt } = times;
  const due = [expiresAt, reminders[remindersSent], escalatedAt ? undefined : escalatesAt];
  return due.flatMap((at) => at ?? []).reduce((first, at) => (at < first ? at : first));
}
