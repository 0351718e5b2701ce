import { type Step, steps } from '../../domain/profile.ts';
import { type CustomerRequest, noOffers, withoutOffers } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { withdrawnApproval } from '../approval/withdrawn-approval.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, type Outcome, orCurrent, ownedRequest } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import { offersAt } from './other-requests.ts';
import { type Inputs, isEditable, takeInputs } from './save-step.ts';

/** One step back. Whatever was typed is kept as it is; nothing is checked. */
export async function goBack(context: FlowContext, click: Click, inputs: Inputs): Promise<Outcome> {
  return move(context, click, inputs, (request) => steps[steps.indexOf(request.step) - 1] ?? 'company');
}

/** From the review to the section that the rep wants to change. */
export async function editStep(context: FlowContext, click: Click, step: Step, inputs: Inputs): Promise<Outcome> {
  return move(context, click, inputs, () => step);
}

async function move(
  context: FlowContext,
  click: Click,
  inputs: Inputs,
  target: (request: CustomerRequest) => Step,
): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  if (!isEditable(request) || request.version !== click.version) return { kind: 'request', request };
  return orCurrent(context, request.id, async () => {
    const profile = takeInputs(request.profile, request.step, inputs, context.settings.domainSuffix);
    const step = target(request);
    const offers = await offersAt(step, context, { ...request, profile }, withoutOffers(request.offers));
    const change = { state: 'draft', step, profile, problems: [], offers } as const;
    return changeRequest(context, request, change, { actor: click.actor });
  });
}

/** Ends a draft. Asks nothing: nothing was created, and a new one is a click away. */
export async function cancelDraft(context: FlowContext, click: Click): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const cancelled = transition(request.state, 'cancel', 'owner');
  if (!cancelled.allowed || request.version !== click.version) return { kind: 'request', request };
  return orCurrent(context, request.id, () =>
    changeRequest(
      context,
      request,
      {
        state: cancelled.to,
        problems: [],
        offers: noOffers,
        ...withdrawnApproval(request, context.clock.now()),
      },
      { actor: click.actor, event: 'request.cancelled', jobs: [{ name: 'deliver', requestId: request.id }] },
    ),
  );
}
