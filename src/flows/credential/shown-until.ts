import type { FlowSettings } from '../flow-context.ts';
import type { Credential } from '../ports/ports.ts';

/** Until when the credential may be shown: its whole life while nobody fetched it, a short while after the first time. */
export function shownUntil(settings: FlowSettings, credential: Credential, now: Date): Date {
  const { claimedAt, createdAt } = credential;
  const end = claimedAt
    ? claimedAt.getTime() + settings.credentialRevealMs
    : createdAt.getTime() + settings.credentialTtlMs;
  return new Date(credential.sealed ? end : now.getTime());
}
