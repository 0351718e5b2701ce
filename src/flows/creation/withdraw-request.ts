import { transition } from '../../domain/transitions.ts';
import { withdrawnApproval } from '../approval/withdrawn-approval.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, isOfNow, type Outcome, orCurrent, ownedRequest } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';

/** Ends a request that nobody decided, or one that failed and is not wanted any more. */
export async function withdrawRequest(context: FlowContext, click: Click): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const withdrawn = transition(request.state, 'withdraw', 'owner');
  if (!withdrawn.allowed || !isOfNow(request, click)) return { kind: 'request', request };
  return orCurrent(context, request.id, () =>
    changeRequest(
      context,
      request,
      { state: withdrawn.to, ...withdrawnApproval(request, context.clock.now()) },
      {
        actor: click.actor,
        event: 'request.withdrawn',
        jobs: [{ name: 'deliver', requestId: request.id }],
      },
    ),
  );
}
