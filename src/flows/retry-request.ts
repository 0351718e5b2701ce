import { wholeDomain } from '../domain/domain-prefixes.ts';
import { type Problem, type Step, stepFields, steps } from '../domain/profile.ts';
import { type Creation, type CustomerRequest, withoutOffers } from '../domain/request.ts';
import { transition } from '../domain/transitions.ts';
import { asAppError } from '../errors.ts';
import { changeRequest } from './change-request.ts';
import { domainTaken } from './check-before-create.ts';
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
  return orCurrent(context, request.id, async () => {
    try {
      return await submitAgain(context, request, click, creation);
    } catch (error) {
      if (asAppError(error).code !== 'request.domainReserved') throw error;
      // Another request took the domain meanwhile: retrying is over, correcting leads on.
      const domain = wholeDomain(request.profile.domain ?? '', context.settings.domainSuffix);
      return changeRequest(context, request, { failure: domainTaken(domain, '') }, { actor: click.actor });
    }
  });
}

async function submitAgain(
  context: FlowContext,
  request: CustomerRequest,
  click: Click,
  creation: Creation,
): Promise<CustomerRequest> {
  const { failure: _over, ...rest } = request;
  const jobs = [
    { name: 'create-customer', requestId: request.id },
    { name: 'deliver', requestId: request.id },
  ] as const;
  const change = { state: 'submitted', creation } as const;
  return changeRequest(context, rest, change, { actor: click.actor, event: 'request.retried', jobs });
}

/** Opens a refused request as a draft again, at the field that Partner Center named; everything typed is still there. */
export async function correctRequest(context: FlowContext, click: Click): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const corrected = transition(request.state, 'correct', 'owner');
  if (!corrected.allowed || request.version !== click.version || !mayCorrect(request)) {
    return { kind: 'request', request };
  }
  const { failure: _told, creation: _ended, profileHash: _void, ...rest } = request;
  return orCurrent(context, request.id, () =>
    changeRequest(
      context,
      rest,
      {
        state: corrected.to,
        step: stepOfFailure(request),
        problems: problemsOf(request),
        offers: withoutOffers(request.offers),
      },
      { actor: click.actor, event: 'request.corrected' },
    ),
  );
}

/** While nobody knows whether the customer exists, only a failure that says so may be corrected. */
function mayCorrect({ state, failure }: CustomerRequest): boolean {
  return state === 'needsAttention' ? failure?.canCorrect === true : failure?.canCorrect !== false;
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
