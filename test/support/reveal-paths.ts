import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isCard } from './card.ts';
import type { TeamsUser } from './teams-user.ts';

/** What a button “Show password” sends, and from which message. */
export interface RevealTarget {
  readonly requestId: string;
  readonly version: number;
  readonly messageId: string;
}

/** What the person who asked for a password gets, as far as it matters whether they may see it. */
export type RevealOutcome = 'password' | 'card' | 'sentence' | 'turned away' | 'in a message';

/** A way by which a client can ask for the password. */
export interface RevealPath {
  readonly name: string;
  /** Clients repaint such a card by themselves. */
  readonly canBeAutomatic: boolean;
  activity(user: TeamsUser, target: RevealTarget, more?: object, trigger?: string): Record<string, unknown>;
}

const execute: RevealPath = {
  name: 'Action.Execute',
  canBeAutomatic: true,
  activity(user, { messageId, ...data }, more = {}, trigger = 'manual') {
    const value = {
      action: { type: 'Action.Execute', verb: 'credential.reveal', data: { ...data, ...more } },
      trigger,
    };
    return user.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId, value });
  },
};

const dialog: RevealPath = {
  name: 'dialog',
  canBeAutomatic: false,
  activity(user, { messageId, ...data }, more = {}) {
    const value = { data: { msteams: { type: 'task/fetch' }, verb: 'credential.reveal', ...data, ...more } };
    return user.activity({ type: 'invoke', name: 'task/fetch', replyToId: messageId, value });
  },
};

/** An old client's: its answer could only be a message, which Teams stores, so nobody is shown the password by it. */
const submit: RevealPath = {
  name: 'Action.Submit',
  canBeAutomatic: false,
  activity(user, { messageId, ...data }, more = {}) {
    const value = { verb: 'credential.reveal', ...data, ...more };
    return user.activity({ type: 'message', value, replyToId: messageId });
  },
};

export const revealPaths = { execute, dialog, submit } as const;

/** Sends it; answers what came. Whatever else the answer is, one that holds a password counts as that. */
export async function askByPath(
  user: TeamsUser,
  activity: object,
  passwords: () => readonly string[],
): Promise<RevealOutcome> {
  const response = await user.send(activity);
  const body = await response.text();
  // Asked for after the answer: another one may be set while it is on its way.
  if (passwords().some((password) => body.includes(JSON.stringify(password).slice(1, -1)))) return 'password';
  if (response.status === 403) return 'turned away';
  assert.equal(response.status, 200);
  if (body === '' || body === '{}') return 'in a message';
  return kindOf(JSON.parse(body));
}

function kindOf(body: {
  readonly type?: string;
  readonly value?: unknown;
  readonly task?: { readonly type: string };
}): RevealOutcome {
  if (body.task) return body.task.type === 'message' ? 'sentence' : 'card';
  if (isCard(body.value)) return 'card';
  assert.equal(body.type, 'application/vnd.microsoft.activity.message');
  assert(typeof body.value === 'string' && !body.value.includes('\n'), `no sentence: ${JSON.stringify(body.value)}`);
  return 'sentence';
}

/** The same delivered again, as Teams does: under its own id, or under a new one. */
export function redelivered<T extends object>(activity: T): T {
  return { ...activity, id: randomUUID() };
}
