import type { RequestState } from './request.ts';

/** What the actor is to the request. */
export type Role = 'owner' | 'holder' | 'approver' | 'operator' | 'system' | 'other';

export const commands = [
  'edit',
  'cancel',
  'submit',
  'askApproval',
  'withdraw',
  'approve',
  'reject',
  'return',
  'delegate',
  'nudge',
  'escalate',
  'startCreation',
  'recordCreated',
  'recordFailed',
  'recordUnclear',
  'retry',
  'takeOver',
  'ruleOut',
  'correct',
  'finishCredential',
  'handOverCredential',
  'resetCredential',
  'expire',
  'erase',
] as const;
export type Command = (typeof commands)[number];

interface Rule {
  readonly by: Role | readonly Role[];
  readonly from: readonly RequestState[];
  /** Absent where the request stays in the state that it is in. */
  readonly to?: RequestState;
}

/**
 * The whole life of a request, one row a command. `submit` is a confirmation that nobody has to approve, `approve` the last
 * approval that is needed; those before it leave the state as it is.
 */
const rules: Readonly<Record<Command, Rule>> = {
  edit: { by: 'owner', from: ['draft', 'returned'], to: 'draft' },
  cancel: { by: 'owner', from: ['draft', 'returned'], to: 'withdrawn' },
  submit: { by: 'owner', from: ['draft'], to: 'submitted' },
  askApproval: { by: 'owner', from: ['draft'], to: 'pendingApproval' },
  withdraw: { by: 'owner', from: ['pendingApproval', 'failed'], to: 'withdrawn' },
  approve: { by: 'approver', from: ['pendingApproval'], to: 'approved' },
  delegate: { by: 'approver', from: ['pendingApproval'], to: 'pendingApproval' },
  nudge: { by: 'owner', from: ['pendingApproval'], to: 'pendingApproval' },
  escalate: { by: 'system', from: ['pendingApproval'], to: 'pendingApproval' },
  reject: { by: 'approver', from: ['pendingApproval'], to: 'rejected' },
  return: { by: 'approver', from: ['pendingApproval'], to: 'returned' },
  startCreation: { by: 'system', from: ['submitted', 'approved', 'creating'], to: 'creating' },
  recordCreated: { by: 'system', from: ['submitted', 'creating', 'failed', 'needsAttention'], to: 'created' },
  recordFailed: { by: 'system', from: ['creating'], to: 'failed' },
  recordUnclear: { by: 'system', from: ['creating'], to: 'needsAttention' },
  retry: { by: ['owner', 'operator'], from: ['failed', 'needsAttention'], to: 'submitted' },
  takeOver: { by: 'operator', from: ['needsAttention'], to: 'submitted' },
  ruleOut: { by: 'operator', from: ['needsAttention'], to: 'failed' },
  correct: { by: 'owner', from: ['failed', 'returned', 'needsAttention', 'pendingApproval', 'expired'], to: 'draft' },
  finishCredential: { by: 'holder', from: ['created'], to: 'delivered' },
  handOverCredential: { by: 'owner', from: ['created'], to: 'created' },
  resetCredential: { by: 'owner', from: ['created'], to: 'created' },
  expire: { by: 'system', from: ['draft', 'returned', 'pendingApproval'], to: 'expired' },
  erase: { by: 'system', from: ['created', 'delivered', 'rejected', 'withdrawn', 'expired', 'failed'] },
};

export type Transition =
  | { readonly allowed: true; readonly to: RequestState }
  | { readonly allowed: false; readonly why: 'role' | 'state' };

/** Whether `role` may do `command` to a request in `state`, and where it leads. Pure; knows nothing of the request's content. */
export function transition(state: RequestState, command: Command, role: Role): Transition {
  const rule = rules[command];
  if (![rule.by].flat().includes(role)) return { allowed: false, why: 'role' };
  if (!rule.from.includes(state)) return { allowed: false, why: 'state' };
  return { allowed: true, to: rule.to ?? state };
}
