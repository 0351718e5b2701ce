import type { RequestState } from './request.ts';

/** What the actor is to the request. */
export type Role = 'owner' | 'approver' | 'operator' | 'system' | 'other';

export const commands = [
  'edit',
  'cancel',
  'submit',
  'withdraw',
  'approve',
  'reject',
  'return',
  'startCreation',
  'recordCreated',
  'recordFailed',
  'recordUnclear',
  'retry',
  'takeOver',
  'ruleOut',
  'correct',
  'finishCredential',
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
 * The whole life of a request, one row a command. `submit` and `approve` lead to the state without an approval flow
 * and after the last vote; a flow that waits for votes names `pendingApproval` itself.
 */
const rules: Readonly<Record<Command, Rule>> = {
  edit: { by: 'owner', from: ['draft', 'returned'], to: 'draft' },
  cancel: { by: 'owner', from: ['draft', 'returned'], to: 'withdrawn' },
  submit: { by: 'owner', from: ['draft'], to: 'submitted' },
  withdraw: { by: 'owner', from: ['pendingApproval', 'failed'], to: 'withdrawn' },
  approve: { by: 'approver', from: ['pendingApproval'], to: 'approved' },
  reject: { by: 'approver', from: ['pendingApproval'], to: 'rejected' },
  return: { by: 'approver', from: ['pendingApproval'], to: 'returned' },
  startCreation: { by: 'system', from: ['submitted', 'approved', 'creating'], to: 'creating' },
  recordCreated: { by: 'system', from: ['submitted', 'creating', 'failed', 'needsAttention'], to: 'created' },
  recordFailed: { by: 'system', from: ['creating'], to: 'failed' },
  recordUnclear: { by: 'system', from: ['creating'], to: 'needsAttention' },
  retry: { by: ['owner', 'operator'], from: ['failed', 'needsAttention'], to: 'submitted' },
  takeOver: { by: 'operator', from: ['needsAttention'], to: 'submitted' },
  ruleOut: { by: 'operator', from: ['needsAttention'], to: 'failed' },
  correct: { by: 'owner', from: ['failed', 'returned', 'needsAttention'], to: 'draft' },
  finishCredential: { by: 'owner', from: ['created'], to: 'delivered' },
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
