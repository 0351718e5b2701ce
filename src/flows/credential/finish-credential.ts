import { isSamePerson } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, type Outcome, orCurrent, requestOfTenant } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import { holderOf } from './credential-context.ts';
import { denyOthers } from './deny-reveal.ts';

/** "I have saved it", by the password's holder: destroys the stored password; the request is delivered. */
export async function finishCredential(context: FlowContext, click: Click): Promise<Outcome> {
  const found = await requestOfTenant(context, click.actor, click.requestId);
  if ('refusal' in found) return found.refusal;
  const { request } = found;
  const credential = await context.store.findCredential(request.id);
  const isOwner = isSamePerson(request.owner, click.actor);
  if (!isSamePerson(credential ? holderOf(credential) : request.owner, click.actor)) {
    return isOwner ? { kind: 'request', request } : denyOthers(context, request, click.actor);
  }
  const audience = isOwner ? 'owner' : 'holder';
  const finished = transition(request.state, 'finishCredential', 'holder');
  if (!finished.allowed || isOfEarlierPassword(request, click)) return { kind: 'request', request, audience };
  const outcome = await orCurrent(context, request.id, () => destroyed(context, request, finished.to, click));
  return outcome.kind === 'request' ? { ...outcome, audience } : outcome;
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
