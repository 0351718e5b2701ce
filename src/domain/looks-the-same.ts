import type { CustomerRequest } from './request.ts';

const unseen: ReadonlySet<string> = new Set(['creation', 'version', 'updatedAt']);

/**
 * Whether a change went no further than how far the creation has come, which no card shows but for the wait for the
 * sign-in. A change that leaves even that alone is about something beside the request, and may well be shown.
 */
export function looksTheSame(before: CustomerRequest, after: CustomerRequest): boolean {
  if (before.creation === after.creation) return false;
  if (before.creation?.waitsForSignIn !== after.creation?.waitsForSignIn) return false;
  const was = new Map<string, unknown>(Object.entries(before));
  const is = new Map<string, unknown>(Object.entries(after));
  return [...was.keys(), ...is.keys()].every((name) => unseen.has(name) || was.get(name) === is.get(name));
}
