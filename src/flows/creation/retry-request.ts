import { endedAs } from '../../domain/approval/approval.ts';
import { wholeDomain } from '../../domain/domain-prefixes.ts';
import { type Problem, type Step, stepFields, steps } from '../../domain/profile.ts';
import { type CustomerRequest, withoutOffers } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { asAppError } from '../../errors.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, isOfNow, type Outcome, orCurrent, ownedRequest } from '../click.ts';
import { offersAt } from '../drafts/other-requests.ts';
import type { FlowContext } from '../flow-context.ts';
import { beginAgain } from './begin-again.ts';
import { domainTaken } from './check-before-create.ts';

/** Tries a failed creation again with the same profile. */
export async function retryRequest(context: FlowContext, click: Click): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const retried = transition(request.state, 'retry', 'owner');
  if (!retried.allowed || request.version !== click.version || !request.failure?.canRetry) {
    return { kind: 'request', request };
  }
  return orCurrent(context, request.id, async () => {
    try {
      return await beginAgain(context, request, { actor: click.actor, event: 'request.retried' });
    } catch (error) {
      if (asAppError(error).code !== 'request.domainReserved') throw error;
      // Another request took the domain meanwhile: retrying is over, correcting leads on.
      const domain = wholeDomain(request.profile.domain ?? '', context.settings.domainSuffix);
      return changeRequest(context, request, { failure: domainTaken(domain, '') }, { actor: click.actor });
    }
  });
}

/**
 * Opens a request that was refused, given back, or not decided in time, as a draft again: at the field that Partner Center
 * named; everything typed is still there.
 */
export async function correctRequest(context: FlowContext, click: Click): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const corrected = transition(request.state, 'correct', 'owner');
  if (!corrected.allowed || !isOfNow(request, click) || !mayCorrect(request)) {
    return { kind: 'request', request };
  }
  const { failure: _told, creation: _ended, profileHash: _void, ...rest } = edited(request, context.clock.now());
  return orCurrent(context, request.id, async () => {
    const step = stepOfFailure(request);
    const offers = await offersAt(step, context, request, withoutOffers(request.offers));
    const change = { state: corrected.to, step, problems: problemsOf(request), offers };
    // Approvers see that it was taken back.
    const jobs = request.approval ? [{ name: 'deliver', requestId: request.id } as const] : [];
    return changeRequest(context, rest, change, { actor: click.actor, event: 'request.corrected', jobs });
  });
}

/** Taking it back voids what others decide just now, and what they approved. How it ended otherwise stays. */
function edited(request: CustomerRequest, at: Date): CustomerRequest {
  const { approval, owner: by } = request;
  if (!approval || (approval.decision && approval.decision.kind !== 'approved')) return request;
  return { ...request, approval: endedAs(approval, { kind: 'edited', by, at }) };
}

/** While nobody knows whether the customer exists, only a failure that says so may be corrected; nothing without its profile. */
function mayCorrect({ state, failure, erasedAt }: CustomerRequest): boolean {
  if (erasedAt) return false;
  return state === 'needsAttention' ? failure?.canCorrect === true : failure?.canCorrect !== false;
}

function stepOfFailure({ failure }: CustomerRequest): Step {
  const field = failure?.field;
  if (!failure) return 'review';
  return (field && steps.find((step) => stepFields[step].includes(field))) || 'company';
}

function problemsOf({ failure }: CustomerRequest): readonly Problem[] {
  if (!failure?.field) return [];
  const { field, key, params = {} } = failure;
  return [{ field, severity: 'error', key, params }];
}
