import type { CustomerRequest } from '../domain/request.ts';
import { transition } from '../domain/transitions.ts';
import { changeRequest } from './change-request.ts';
import { type Click, type Outcome, orCurrent, ownedRequest } from './click.ts';
import type { FlowContext, FlowSettings } from './flow-context.ts';
import type { Credential } from './ports.ts';
import { credentialContext } from './record-creation.ts';

/**
 * Opens the password for its owner, for this one answer (invariants I6 and I7): the claim and its audit entry are
 * committed before anything is decrypted. Not after it was destroyed, nor when its time is over.
 */
export async function revealCredential(context: FlowContext, click: Omit<Click, 'version'>): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  // What is kept until another one is set may be the wrong one in a moment.
  if (request.customer?.reset?.state === 'asked') return { kind: 'request', request };
  const credential = await context.store.findCredential(request.id);
  const now = context.clock.now();
  if (!request.customer || !credential?.sealed || now >= shownUntil(context.settings, credential, now)) {
    return request.customer ? { kind: 'refused', why: 'gone' } : { kind: 'request', request };
  }
  if (!context.sealer.canOpen(credential.sealed)) {
    // Nothing is claimed: with the key put back the password is still there.
    context.log.error('A password cannot be opened: its sealing key is missing', { requestId: request.id });
    return { kind: 'refused', why: 'locked' };
  }
  const claimed = await context.store.transaction(async (tx) => {
    if (!(await tx.claimCredential(request.id, now))) return false;
    const { id, version } = request;
    await tx.appendAudit({ requestId: id, version, actor: click.actor, event: 'credential.claimed', at: now });
    return true;
  });
  if (!claimed) return { kind: 'refused', why: 'gone' };
  return {
    kind: 'credential',
    request,
    userName: request.customer.adminUserName,
    password: context.sealer.open(credential.sealed, credentialContext(request)),
    until: shownUntil(context.settings, { ...credential, claimedAt: credential.claimedAt ?? now }, now),
  };
}

/** Until when the credential may be shown: its whole life while nobody fetched it, a short while after the first time. */
export function shownUntil(settings: FlowSettings, credential: Credential, now: Date): Date {
  const { claimedAt, createdAt } = credential;
  const end = claimedAt
    ? claimedAt.getTime() + settings.credentialRevealMs
    : createdAt.getTime() + settings.credentialTtlMs;
  return new Date(credential.sealed ? end : now.getTime());
}

/** "I have saved it": destroys the stored password; the request is delivered. */
export async function finishCredential(context: FlowContext, click: Click): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const finished = transition(request.state, 'finishCredential', 'owner');
  if (!finished.allowed || isOfEarlierPassword(request, click)) return { kind: 'request', request };
  return orCurrent(context, request.id, () => destroyed(context, request, finished.to, click));
}

/** On a card that showed the password before the latest: the new one is not destroyed for it. */
function isOfEarlierPassword({ customer }: CustomerRequest, { version }: Click): boolean {
  const { reset } = customer ?? {};
  return reset?.state === 'asked' || (reset?.state === 'done' && version < reset.version);
}

async function destroyed(
  context: FlowContext,
  request: CustomerRequest,
  state: CustomerRequest['state'],
  click: Omit<Click, 'version'>,
): Promise<CustomerRequest> {
  return changeRequest(
    context,
    request,
    { state },
    {
      actor: click.actor,
      event: 'credential.destroyed',
      jobs: [{ name: 'deliver', requestId: request.id }],
      also: async (tx) => {
        await tx.destroyCredential(request.id, context.clock.now());
      },
    },
  );
}
