import type { Creation, CustomerRequest, Failure } from '../domain/request.ts';
import { transition } from '../domain/transitions.ts';
import { type AppError, asAppError } from '../errors.ts';
import { changeRequest } from './change-request.ts';
import { creationOf, failureOf } from './creation-failure.ts';
import type { FlowContext } from './flow-context.ts';
import type { CustomerAnswer } from './ports.ts';

/** After so many attempts without a definite answer a person has to look. */
const maxAttempts = 8;
/** A created customer's password is only in memory: a database that stumbles gets this many chances to take it. */
const commitAttempts = 6;

/** Stores the customer and its sealed password in one transaction, and sends the card on its way. */
export async function recordCreated(
  context: FlowContext,
  requestId: string,
  answer: CustomerAnswer,
  correlationId: string,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await commitCreated(context, requestId, answer, correlationId);
    } catch (error) {
      if (attempt === commitAttempts) throw error;
      await context.wait(100 * 2 ** attempt);
    }
  }
}

async function commitCreated(
  context: FlowContext,
  requestId: string,
  answer: CustomerAnswer,
  correlationId: string,
): Promise<void> {
  const request = await context.store.findRequest(requestId);
  if (!request) return;
  const created = transition(request.state, 'recordCreated', 'system');
  if (!created.allowed) return;
  const at = context.clock.now();
  const { password, userName = 'admin' } = answer;
  const customer = {
    id: answer.id,
    domain: answer.domain,
    adminUserName: `${userName}@${answer.domain}`,
    correlationId,
    createdAt: at,
    hasCredential: password !== undefined,
  };
  await changeRequest(
    context,
    request,
    { state: created.to, customer, creation: released(creationOf(request), 'answered') },
    {
      actor: 'system',
      event: 'creation.succeeded',
      facts: { customerId: answer.id, correlationId },
      jobs: [{ name: 'deliver', requestId }],
      also: async (tx) => {
        if (password === undefined) return;
        const sealed = context.sealer.seal(password, credentialContext(request));
        await tx.insertCredential({ requestId, owner: request.owner, sealed, createdAt: at });
      },
    },
  );
}

/** What a sealed password is bound to: copied to another request or owner it does not open. */
export function credentialContext(request: CustomerRequest): string {
  return ['credential', request.id, request.owner.tenantId, request.owner.objectId].join('|').toLowerCase();
}

/** Stores a definite no; the next attempt is a new call with a new MS-RequestId. */
export async function recordFailed(context: FlowContext, request: CustomerRequest, failure: Failure): Promise<void> {
  await changeRequest(
    context,
    request,
    { state: 'failed', failure, creation: released(creationOf(request), 'answered') },
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
 * An expired sign-in is the operator's to mend and keeps the request waiting.
 * @throws AppError the error of the attempt
 */
export async function recordNothingYet(
  context: FlowContext,
  request: CustomerRequest,
  error: AppError,
  point: Creation['point'],
): Promise<void> {
  const creation = creationOf(request);
  const waitsForOperator = error.code === 'signIn.failed' || error.code === 'signIn.unavailable';
  if (creation.attempts >= maxAttempts && !waitsForOperator) {
    const failure = { ...failureOf(error, creation.correlationId), canRetry: true };
    if (point === 'reserved') return recordFailed(context, request, failure);
    const facts = { code: error.code, correlationId: creation.correlationId };
    await changeRequest(
      context,
      request,
      { state: 'needsAttention', failure, creation: released(creation, 'posted') },
      { actor: 'system', event: 'creation.unclear', facts, jobs: [{ name: 'deliver', requestId: request.id }] },
    );
    return;
  }
  await changeRequest(context, request, { creation: released(creation, point) }, { actor: 'system' });
  throw asAppError(error);
}

function released(creation: Creation, point: Creation['point']): Creation {
  const { leasedUntil: _over, ...rest } = creation;
  return { ...rest, point };
}
