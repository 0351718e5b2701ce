import { type Problem, type Step, stepFields, steps } from '../domain/profile.ts';
import type { Creation, CustomerRequest } from '../domain/request.ts';
import { noOffers } from '../domain/request.ts';
import { transition } from '../domain/transitions.ts';
import { changeRequest } from './change-request.ts';
import { type Click, type Outcome, orCurrent, ownedRequest } from './click.ts';
import { creationOf } from './creation-failure.ts';
import type { FlowContext } from './flow-context.ts';

/**
 * Tries a failed creation again with the same profile. After a definite no that is a new call with a new MS-RequestId;
 * while nobody knows whether the last one had its effect it stays the same one.
 */
export async function retryRequest(context: FlowContext, click: Click): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const retried = transition(request.state, 'retry', 'owner');
  if (!retried.allowed || request.version !== click.version || !request.failure?.canRetry) {
    return { kind: 'request', request };
  }
  const last = creationOf(request);
  const creation: Creation =
    last.point === 'posted'
      ? { ...last, attempts: 0 }
      : { point: 'reserved', msRequestId: context.ids.guid(), correlationId: '', attempts: 0 };
  const { failure: _over, ...rest } = request;
  return orCurrent(context, request.id, () =>
    changeRequest(
      context,
      rest,
      { state: retried.to, creation },
      {
        actor: click.actor,
        event: 'request.retried',
        jobs: [
          { name: 'create-customer', requestId: request.id },
          { name: 'deliver', requestId: request.id },
        ],
      },
    ),
  );
}

/** Opens a refused request as a draft again, at the field that Partner Center named; everything typed is still there. */
export async function correctRequest(context: FlowContext, click: Click): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const corrected = transition(request.state, 'correct', 'owner');
  if (!corrected.allowed || request.version !== click.version || request.failure?.canCorrect === false) {
    return { kind: 'request', request };
  }
  const { failure: _told, creation: _ended, profileHash: _void, ...rest } = request;
  return orCurrent(context, request.id, () =>
    changeRequest(
      context,
      rest,
      { state: corrected.to, step: stepOfFailure(request), problems: problemsOf(request), offers: noOffers },
      { actor: click.actor, event: 'request.corrected' },
    ),
  );
}

function stepOfFailure({ failure }: CustomerRequest): Step {
  const field = failure?.field;
  return (field && steps.find((step) => stepFields[step].includes(field))) || 'company';
}

function problemsOf({ failure }: CustomerRequest): readonly Problem[] {
  if (!failure?.field) return [];
  const { field, key, params = {} } = failure;
  return [{ field, severity: 'error', key, params }];
}
