import type { WorkingCalendar } from './working-calendar.ts';

/** Which requests need a second pair of eyes, and whose. Plain data: what applied to a request is frozen into it. */
export interface ApprovalPolicy {
  /** Top down, the first that matches applies; the last one matches every request. */
  readonly rules: readonly ApprovalRule[];
  readonly teams: readonly Team[];
  readonly calendar: WorkingCalendar;
}

export interface Team {
  readonly name: string;
  /** Entra object ids, lower case. */
  readonly members: readonly string[];
}

export interface ApprovalRule {
  readonly name: string;
  /** Without any, the rule matches every request. */
  readonly when: RuleConditions;
  /** From 0 to 5; with 0 a request goes on without an approval. */
  readonly approvalsNeeded: number;
  /** Entra object ids, lower case. */
  readonly approvers: readonly string[];
  /** False: who is in a team with the owner of a request is no approver of it. */
  readonly teamMatesMayApprove: boolean;
  /** Shares of the time until the request expires, ascending. */
  readonly remindAt: readonly number[];
  readonly expiresAfter: Expiry;
  readonly escalation?: Escalation;
}

export type Expiry = { readonly hours: number } | { readonly workingDays: number };

/** From a share of the time on others are asked as well. */
export interface Escalation {
  readonly at: number;
  /** Entra object ids, lower case. */
  readonly to: readonly string[];
}

/** All that are named must hold; of a list, one entry. */
export interface RuleConditions {
  /** ISO 3166-1 alpha-2 codes, upper case. */
  readonly countries?: readonly string[];
  readonly salesRegions?: readonly string[];
  /** Tenant ids, lower case. */
  readonly resellers?: readonly string[];
  readonly hasRegistrationNumber?: boolean;
  readonly isAddressVerified?: boolean;
  /** Entra object ids, lower case. */
  readonly reps?: readonly string[];
}

/** What of a request the rules look at. */
export interface RequestFacts {
  readonly country: string;
  /** Absent where no partner may sell. */
  readonly salesRegion?: string;
  /** Absent for a direct partner. */
  readonly reseller?: string;
  readonly hasRegistrationNumber: boolean;
  readonly isAddressVerified: boolean;
  readonly rep: string;
}

/** The shares of its time at which a request's approvers are reminded, where the rule names none. */
export const usualReminders: readonly number[] = [0.5, 0.9];

/** How long a request waits, where the rule names nothing. */
export const usualExpiry: Expiry = { hours: 72 };

/** More than anybody has asked for: every one of them is a person who has to answer. */
export const mostApprovals = 5;
