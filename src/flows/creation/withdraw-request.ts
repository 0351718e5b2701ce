import type { Approval } from '../../domain/approval/approval.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, type Outcome, orCurrent, ownedRequest } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';

/** Ends a request that nobody decided, or one that failed and is not wanted any more. */
export async function withdrawRequest(context: FlowContext, click: Click): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const withdrawn = transition(request.state, 'withdraw', 'owner');
  if (!withdrawn.allowed || request.version !== click.version) return { kind: 'request', request };
  const approval = request.state === 'pendingApproval' ? withdrawnApproval(request, context.clock.now()) : undefined;
  return orCurrent(context, request.id, () =>
    changeRequest(
      context,
      request,
      { state: withdrawn.to, ...(approval ? { approval } : {}) },
      {
        actor: click.actor,
        event: 'request.withdrawn',
        jobs: [{ name: 'deliver', requestId: request.id }],
      },
    ),
  );
}

function withdrawnApproval({ approval, owner: by }: CustomerRequest, at: Date): Approval | undefined {
  return approval && { ...approval, decision: { kind: 'withdrawn', by, at } };
}
