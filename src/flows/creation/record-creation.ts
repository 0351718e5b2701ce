import { nextValidationCheck } from '../../domain/account-validation.ts';
import type { Creation, CustomerRequest, Failure } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import type { AppError } from '../../errors.ts';
import { changeRequest } from '../change-request.ts';
import { credentialContext } from '../credential/credential-context.ts';
import type { FlowContext } from '../flow-context.ts';
import type { CustomerAnswer, Job } from '../ports/ports.ts';
import { creationOf, failureOf } from './creation-failure.ts';

/** After so many attempts without a definite answer a person has to look. */
const maxAttempts = 8;
/** A created customer's password is only in memory: a database that stumbles is asked again, so often at the most. */
const longestPauseMs = 5_000;

/**
 * Stores the customer and its sealed password in one transaction, and sends the card on its way. Does not give up while
 * the process lives: what is not stored here is lost.
 */
export async function recordCreated(
  context: FlowContext,
  posted: CustomerRequest,
  answer: CustomerAnswer,
  correlationId: string,
): Promise<void> {
  const requestId = posted.id;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await commitCreated(context, posted, answer, correlationId);
    } catch (error) {
      if (context.shutdown.over.aborted) throw error;
      context.log.error('A created customer could not be stored yet', { requestId, attempt }, error);
      await context.wait(Math.min(100 * 2 ** attempt, longestPauseMs));
    }
  }
}

async function commitCreated(
  context: FlowContext,
  posted: CustomerRequest,
  answer: CustomerAnswer,
  correlationId: string,
): Promise<void> {
  const requestId = posted.id;
  const request = await context.store.findRequest(requestId);
  if (!request) return;
  const state = stateOnceCreated(request, posted, answer);
  if (!state) {
    if (request.customer?.id !== answer.id) reportUnrecorded(context, request, answer, correlationId);
    return;
  }
  const at = context.clock.now();
  const { password, userName = 'admin' } = answer;
  const { reset } = request.customer ?? {};
  const customer = {
    id: answer.id,
    domain: answer.domain,
    adminUserName: `${userName}@${answer.domain}`,
    correlationId,
    createdAt: at,
    hasCredential: password !== undefined,
    ...(reset ? { reset } : {}),
  };
  await changeRequest(
    context,
    request,
    { state, customer, creation: released(creationOf(request), 'answered') },
    {
      actor: 'system',
      event: 'creation.succeeded',
      facts: { customerId: answer.id, correlationId },
      jobs: [{ name: 'deliver', requestId }],
      also: async (tx) => {
        await tx.setValidationCheck(requestId, nextValidationCheck(at, at));
        if (password === undefined) return;
        const sealed = context.sealer.seal(password, credentialContext(request));
        await tx.insertCredential({ requestId, owner: request.owner, sealed, createdAt: at });
      },
    },
  );
}

/** Undefined where the answer is to a call that this request does not make any more, or is known already. */
function stateOnceCreated(
  request: CustomerRequest,
  posted: CustomerRequest,
  answer: CustomerAnswer,
): CustomerRequest['state'] | undefined {
  const isItsCall = request.creation?.msRequestId === creationOf(posted).msRequestId;
  const created = transition(request.state, 'recordCreated', 'system');
  if (isItsCall && created.allowed) return created.to;
  return lacksCredential(request, answer) ? request.state : undefined;
}

/** Its request was given up and perhaps corrected while the answer was on its way: a person has to look after the customer. */
function reportUnrecorded(
  { log }: FlowContext,
  { id, state }: CustomerRequest,
  { id: customerId }: CustomerAnswer,
  correlationId: string,
): void {
  log.error('A customer was created of which its request knows nothing', {
    requestId: id,
    state,
    customerId,
    correlationId,
  });
}

/** Another process found the customer meanwhile, without the password that this one holds. */
function lacksCredential({ state, customer, erasedAt }: CustomerRequest, { id, password }: CustomerAnswer): boolean {
  const isBare = state === 'created' && customer?.id === id && !customer.hasCredential && !erasedAt;
  return isBare && password !== undefined;
}

/** Stores a definite no; the next attempt is a new call with a new MS-RequestId. */
export async function recordFailed(context: FlowContext, request: CustomerRequest, failure: Failure): Promise<void> {
  const failed = transition(request.state, 'recordFailed', 'system');
  if (!failed.allowed) return;
  await changeRequest(
    context,
    request,
    { state: failed.to, failure, creation: released(creationOf(request), 'answered') },
    {
      actor: 'system',
      event: 'creation.refused',
      facts: { code: failure.partnerCenterCode, correlationId: failure.correlationId },
      jobs: [{ name: 'deliver', requestId: request.id }],
    },
  );
}

/**
 * No definite answer yet: gives the lease back and throws the error, so that the queue repeats the attempt later. When
 * that has gone on for too long, the owner is told: to retry, if certainly nothing happened; else that somebody must look.
 * A sign-in that fails is the operator's to mend: it keeps the request waiting, and its card says so.
 * @throws AppError the error of the attempt
 */
export async function recordNothingYet(
  context: FlowContext,
  request: CustomerRequest,
  error: AppError,
  point: Creation['point'],
): Promise<void> {
  const creation = creationOf(request);
  const waitsForSignIn = error.code === 'signIn.failed';
  // Nobody refused the customer: waiting for a sign-in is no attempt of its own, nor is one that the end of the process cut.
  const isAttempt = !error.code.startsWith('signIn.') && !context.shutdown.began.aborted;
  if (creation.attempts >= maxAttempts && isAttempt) {
    const failure = {
      ...failureOf(error, creation.correlationId),
      canRetry: true,
      // A corrected request would be another customer: not while this one may exist.
      canCorrect: point === 'reserved',
    };
    return point === 'reserved' ? recordFailed(context, request, failure) : recordUnclear(context, request, failure);
  }
  const isNews = waitsForSignIn !== (creation.waitsForSignIn ?? false);
  const jobs: readonly Job[] = isNews ? [{ name: 'deliver', requestId: request.id }] : [];
  const { waitsForSignIn: _before, ...rest } = released(creation, point);
  await changeRequest(
    context,
    request,
    {
      creation: {
        ...rest,
        ...(waitsForSignIn ? { waitsForSignIn } : {}),
        attempts: isAttempt ? rest.attempts : rest.attempts - 1,
      },
    },
    { actor: 'system', jobs },
  );
  throw error;
}

/** Nobody can say whether the customer exists, or whose it is: a person has to look. */
export async function recordUnclear(context: FlowContext, request: CustomerRequest, failure: Failure): Promise<void> {
  const unclear = transition(request.state, 'recordUnclear', 'system');
  if (!unclear.allowed) return;
  const facts = { code: failure.partnerCenterCode, correlationId: failure.correlationId };
  await changeRequest(
    context,
    request,
    { state: unclear.to, failure, creation: released(creationOf(request), 'posted') },
    { actor: 'system', event: 'creation.unclear', facts, jobs: [{ name: 'deliver', requestId: request.id }] },
  );
}

function released(creation: Creation, point: Creation['point']): Creation {
  const { leasedUntil: _over, ...rest } = creation;
  return { ...rest, point };
}
