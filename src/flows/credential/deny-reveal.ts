import type { Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { Refused } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';

/** Why somebody who asked for the password does not get it. */
export type Denial = 'notYours' | 'handedOver' | 'gone' | 'locked';

/**
 * Refuses to show the password, and says so in the audit. Of somebody else's attempt the owner is told as well, once for
 * each person who tries; not when the request's details are erased, which nobody's name joins any more.
 */
export async function denyReveal(
  { store, clock }: Pick<FlowContext, 'store' | 'clock'>,
  request: CustomerRequest,
  actor: Person,
  why: Denial,
): Promise<Refused> {
  const { id: requestId, version, owner } = request;
  const at = clock.now();
  await store.transaction(async (tx) => {
    await tx.appendAudit({ requestId, version, actor, event: 'credential.denied', at, facts: { why } });
    if (why !== 'notYours' || request.erasedAt) return;
    const subject = actor.objectId.toLowerCase();
    const notice = { requestId, person: owner, kind: 'somebodyTried', subject, params: { name: actor.name } } as const;
    if (await tx.addRequestNotice(notice, at)) await tx.sendJob({ name: 'tell', requestId });
  });
  return { kind: 'refused', why };
}

/** The same for whatever else can be done with a password, by whoever has no part in it; without one there is nothing to tell. */
export async function denyOthers(
  context: Pick<FlowContext, 'store' | 'clock'>,
  request: CustomerRequest,
  actor: Person,
): Promise<Refused> {
  if (!request.customer) return { kind: 'refused', why: 'notYours' };
  return denyReveal(context, request, actor, 'notYours');
}
