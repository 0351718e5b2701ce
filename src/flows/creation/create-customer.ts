import type { Creation, CustomerRequest, Failure } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { AppError, asAppError } from '../../errors.ts';
import { changeRequest } from '../change-request.ts';
import type { FlowContext } from '../flow-context.ts';
import type { CustomerAnswer, NewCustomer } from '../ports/ports.ts';
import { isAsApproved, notAsApproved } from './check-approval.ts';
import { checkBeforeCreate, checkChosenReseller } from './check-before-create.ts';
import { creationOf, failureOf } from './creation-failure.ts';
import { findCreatedCustomer, isStillFree } from './find-created-customer.ts';
import { newCustomer } from './new-customer.ts';
import { recordCreated, recordFailed, recordNothingYet, recordUnclear } from './record-creation.ts';
import { lookAtNamedCustomer } from './take-over-customer.ts';

/** Longer than a call with its time limits takes, so that a lease ends only when its holder is gone. */
const leaseMs = 90_000;
const createTimeoutMs = 60_000;
/** The rules are kept since the rep's form as a rule; only a restart in between asks again. */
const rulesPatienceMs = 500;

/** How an attempt ended. */
type Ended =
  | { readonly kind: 'created'; readonly answer: CustomerAnswer; readonly correlationId: string }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'unclear'; readonly failure: Failure }
  /** No definite answer; `point` says whether the call may have had its effect. */
  | { readonly kind: 'nothingYet'; readonly error: AppError; readonly point: Creation['point'] };

/**
 * Brings a confirmed request one attempt further towards its customer (invariant I1). Safe to run again at any time and
 * in several processes: the lease lets one work, and what a crash left between posted and answered is looked up by
 * exact domain before anything else is posted.
 * @throws AppError when the attempt is to be repeated later
 */
export async function createCustomer(context: FlowContext, requestId: string): Promise<void> {
  const leased = await lease(context, requestId);
  if (!leased) return;
  const { request, ended } = await attempt(context, leased);
  if (ended.kind === 'created') return recordCreated(context, request, ended.answer, ended.correlationId);
  if (ended.kind === 'refused') return recordFailed(context, request, ended.failure);
  if (ended.kind === 'unclear') return recordUnclear(context, request, ended.failure);
  return recordNothingYet(context, request, ended.error, ended.point);
}

async function lease(context: FlowContext, requestId: string): Promise<CustomerRequest | undefined> {
  const request = await context.store.findRequest(requestId);
  const now = context.clock.now();
  if (!request?.creation) return undefined;
  const started = transition(request.state, 'startCreation', 'system');
  if (!started.allowed || (request.creation.leasedUntil && request.creation.leasedUntil > now)) return undefined;
  if (!isAsApproved(request)) {
    context.log.error('An approved request is not what was approved, so its customer is not created', { requestId });
    // In one step: a creation that had begun would be gone on with.
    await recordFailed(context, { ...request, state: started.to }, notAsApproved);
    return undefined;
  }
  const creation: Creation = {
    ...request.creation,
    attempts: request.creation.attempts + 1,
    leasedUntil: new Date(now.getTime() + leaseMs),
  };
  const event = request.state === 'creating' ? {} : ({ event: 'creation.started' } as const);
  try {
    return await changeRequest(context, request, { state: started.to, creation }, { actor: 'system', ...event });
  } catch (error) {
    // Another process took the lease between the look and the change: it does the work.
    if (asAppError(error).code === 'request.changed') return undefined;
    throw error;
  }
}

async function attempt(
  context: FlowContext,
  leased: CustomerRequest,
): Promise<{ readonly request: CustomerRequest; readonly ended: Ended }> {
  const { country = '' } = leased.profile;
  // Never fails: without Partner Center's rules the number is sent as it is usual.
  const { live } = await context.lists.requirements(country, leased.locale, rulesPatienceMs);
  const body = postedBefore(leased, newCustomer(leased.profile, context.settings, live));
  const before = await beforePosting(context, leased, body);
  if (before) return { request: leased, ended: before };
  // What is begun now would be cut short, and its password lost: the next process begins it.
  if (context.shutdown.began.aborted) {
    return { request: leased, ended: { kind: 'nothingYet', error: processStops(), point: creationOf(leased).point } };
  }
  const posted = await markPosted(context, leased, body.companyProfile.domain);
  return { request: posted, ended: await post(context, leased, posted, body) };
}

/** Under the domain that may have been posted already, whatever suffix the settings have now. */
function postedBefore(leased: CustomerRequest, body: NewCustomer): NewCustomer {
  const { point, domain } = creationOf(leased);
  if (point !== 'posted' || domain === undefined) return body;
  return { ...body, companyProfile: { ...body.companyProfile, domain } };
}

/** What has to be known before anything is posted; an end when nothing needs to be posted any more, or must not be. */
async function beforePosting(
  context: FlowContext,
  leased: CustomerRequest,
  body: NewCustomer,
): Promise<Ended | undefined> {
  const { point } = creationOf(leased);
  const correlationId = context.ids.guid();
  try {
    if (point === 'posted') {
      const found = await lookFor(context, leased, body, correlationId);
      if (found.kind === 'none') {
        const gone = await checkChosenReseller(context, leased);
        // The call before may have had its effect all the same: nobody may correct the request into another customer.
        return gone && { kind: 'unclear', failure: { ...gone, canCorrect: false, canRetry: true } };
      }
      if (found.kind === 'ours') return { kind: 'created', answer: found, correlationId };
      const { failure } = found;
      return found.kind === 'another' ? { kind: 'refused', failure } : { kind: 'unclear', failure };
    }
    const failure = await checkBeforeCreate(context, leased, body);
    return failure ? { kind: 'refused', failure } : undefined;
  } catch (error) {
    return { kind: 'nothingYet', error: asAppError(error), point };
  }
}

/** The customer of a call that may have had its effect: the one that the operator named, or else by its domain. */
function lookFor(context: FlowContext, leased: CustomerRequest, body: NewCustomer, correlationId: string) {
  const { takeOver } = creationOf(leased);
  if (takeOver === undefined) return findCreatedCustomer(context, leased, body, correlationId);
  return lookAtNamedCustomer(context, leased, takeOver, { domain: body.companyProfile.domain, correlationId });
}

/** The call may leave from here on: until a definite answer is stored, nobody may assume that it did not. */
async function markPosted(context: FlowContext, leased: CustomerRequest, domain: string): Promise<CustomerRequest> {
  const leasedUntil = new Date(context.clock.now().getTime() + leaseMs);
  const correlationId = context.ids.guid();
  const creation: Creation = { ...creationOf(leased), point: 'posted', domain, correlationId, leasedUntil };
  const facts = { msRequestId: creation.msRequestId, correlationId };
  return changeRequest(context, leased, { creation }, { actor: 'system', event: 'creation.posted', facts });
}

async function post(
  context: FlowContext,
  leased: CustomerRequest,
  posted: CustomerRequest,
  body: NewCustomer,
): Promise<Ended> {
  const { msRequestId, correlationId } = creationOf(posted);
  const options = { msRequestId, correlationId, locale: leased.locale, timeoutMs: createTimeoutMs };
  try {
    return { kind: 'created', answer: await context.partnerCenter.createCustomer(body, options), correlationId };
  } catch (thrown) {
    const error = asAppError(thrown);
    const mayHaveHappenedBefore = creationOf(leased).point === 'posted';
    if (error.retry === 'never') {
      // Partner Center refuses a call as well because an earlier one succeeded unseen, or is running still (409).
      const unclear =
        error.refusal?.status === 409 || (mayHaveHappenedBefore && !(await isStillFree(context, leased, body)));
      return unclear
        ? { kind: 'nothingYet', error, point: 'posted' }
        : { kind: 'refused', failure: failureOf(error, correlationId) };
    }
    const certainlyNot = error.retry === 'safe' && !mayHaveHappenedBefore;
    return { kind: 'nothingYet', error, point: certainlyNot ? 'reserved' : 'posted' };
  }
}

function processStops(): AppError {
  return new AppError('process.stopping', 'The process is about to end.', 'Another one goes on, or the next start.', {
    retry: 'safe',
  });
}
