import { isSamePerson } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { type Click, type Outcome, ownedRequest, requestOfTenant } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import type { Credential } from '../ports/ports.ts';
import { credentialContext, holderOf } from './credential-context.ts';
import { denyReveal } from './deny-reveal.ts';
import { shownUntil } from './shown-until.ts';

/**
 * Opens the password for its holder, for this one answer (invariants I6 and I7): the claim and its audit entry are
 * committed before anything is decrypted. Not after it was destroyed, nor when its time is over. Whoever asks for it and
 * does not get it stands in the audit.
 */
export async function revealCredential(context: FlowContext, click: Omit<Click, 'version'>): Promise<Outcome> {
  const found = await requestOfTenant(context, click.actor, click.requestId);
  if ('refusal' in found) return found.refusal;
  const { request } = found;
  if (!request.customer) {
    const owned = await ownedRequest(context, click.actor, click.requestId);
    return 'refusal' in owned ? owned.refusal : { kind: 'request', request };
  }
  const credential = await context.store.findCredential(request.id);
  const holder = credential ? holderOf(credential) : request.owner;
  if (!isSamePerson(holder, click.actor)) {
    const why = isSamePerson(request.owner, click.actor) ? 'handedOver' : 'notYours';
    return denyReveal(context, request, click.actor, why);
  }
  // What is kept until another one is set may be the wrong one in a moment.
  if (request.customer.reset?.state === 'asked') {
    await denyReveal(context, request, click.actor, 'gone');
    return { kind: 'request', request };
  }
  return reveal(context, request, click, credential);
}

async function reveal(
  context: FlowContext,
  request: CustomerRequest,
  { actor }: Omit<Click, 'version'>,
  credential: Credential | undefined,
): Promise<Outcome> {
  const { store, settings, sealer, log, clock } = context;
  const now = clock.now();
  if (!credential?.sealed || now >= shownUntil(settings, credential, now)) {
    return denyReveal(context, request, actor, 'gone');
  }
  if (!sealer.canOpen(credential.sealed)) {
    // Nothing is claimed: with the key put back the password is still there.
    log.error('A password cannot be opened: its sealing key is missing', { requestId: request.id });
    return denyReveal(context, request, actor, 'locked');
  }
  const claimed = await store.transaction(async (tx) => {
    const claim = await tx.claimCredential(credential, now);
    if (!claim) return undefined;
    const { id, version } = request;
    const event = claim.isFirst ? 'credential.claimed' : 'credential.shownAgain';
    await tx.appendAudit({ requestId: id, version, actor, event, at: now });
    return claim.credential;
  });
  if (!claimed?.sealed) return denyReveal(context, request, actor, 'gone');
  try {
    const password = sealer.open(claimed.sealed, credentialContext(request, claimed.holder));
    const userName = request.customer?.adminUserName ?? '';
    return { kind: 'credential', request, userName, password, until: shownUntil(settings, claimed, now) };
  } catch (error) {
    log.error('A password cannot be opened', { requestId: request.id }, error);
    return denyReveal(context, request, actor, 'locked');
  }
}
