import type { CreatedCustomer, CustomerRequest, Failure } from '../../domain/request.ts';
import { AppError, asAppError } from '../../errors.ts';
import { changeRequest } from '../change-request.ts';
import type { FlowContext } from '../flow-context.ts';
import type { PendingReset, Transaction } from '../ports/ports.ts';
import { credentialContext } from './credential-context.ts';
import { unanswered } from './reset-failure.ts';

/** After so many attempts without a definite answer the owner is told that nobody knows. */
const maxFailures = 8;
/** Something else may change the request at the same moment; not so often one after the other. */
const maxRaces = 5;

/** The password is set: from this commit on its owner can fetch it, as they could the first one. */
export async function recordReset(
  context: FlowContext,
  reset: PendingReset,
  set: { readonly password: string; readonly userName: string; readonly correlationId: string },
): Promise<void> {
  const { requestId } = reset;
  await whileAsked(context, requestId, async (request, customer) => {
    const createdAt = context.clock.now();
    const sealed = context.sealer.seal(set.password, credentialContext(request));
    const done = { state: 'done', version: request.version + 1 } as const;
    const change = { ...customer, adminUserName: set.userName, hasCredential: true, reset: done };
    await changeRequest(
      context,
      request,
      { customer: change },
      {
        actor: 'system',
        event: 'credential.reset',
        facts: { correlationId: set.correlationId },
        jobs: [{ name: 'deliver', requestId }],
        also: async (tx) => {
          await end(tx, reset);
          await tx.replaceCredential({ requestId, owner: request.owner, sealed, createdAt });
        },
      },
    );
  });
}

/** No new password, or none that anybody knows: what was kept of it is destroyed. */
export async function recordResetRefused(
  context: FlowContext,
  reset: PendingReset,
  { failure, isUnclear }: { readonly failure: Failure; readonly isUnclear: boolean },
): Promise<void> {
  const { requestId } = reset;
  await whileAsked(context, requestId, async (request, customer) => {
    const version = request.version + 1;
    const refused = { state: 'refused', version, failure, ...(isUnclear ? { isUnclear } : {}) } as const;
    await changeRequest(
      context,
      request,
      { customer: { ...customer, reset: refused } },
      {
        actor: 'system',
        event: 'credential.resetRefused',
        facts: { reason: failure.key, code: failure.partnerCenterCode, correlationId: failure.correlationId },
        jobs: [{ name: 'deliver', requestId }],
        also: (tx) => end(tx, reset),
      },
    );
  });
}

/**
 * No definite answer: gives the reset back and throws the error, so that the queue repeats the attempt later; ends it when
 * that has gone on for too long. A sign-in that fails is the operator's to mend: it keeps the reset waiting, and the card
 * says so.
 * @throws AppError the error of the attempt
 */
export async function recordNoResetYet(
  context: FlowContext,
  reset: PendingReset,
  { error, isUnclear }: { readonly error: AppError; readonly isUnclear: boolean },
): Promise<void> {
  const isAttempt = !error.code.startsWith('signIn.') && !context.shutdown.began.aborted;
  const failures = reset.failures + (isAttempt ? 1 : 0);
  if (failures >= maxFailures) {
    return recordResetRefused(context, reset, { failure: unanswered(error), isUnclear });
  }
  await tellWaiting(context, reset.requestId, error.code === 'signIn.failed');
  await context.store.releasePasswordReset(reset, failures);
  throw error;
}

async function tellWaiting(context: FlowContext, requestId: string, waitsForSignIn: boolean): Promise<void> {
  await whileAsked(context, requestId, async (request, customer) => {
    const { reset } = customer;
    const isNews = reset?.state === 'asked' && waitsForSignIn !== (reset.waitsForSignIn ?? false);
    if (!isNews) return;
    const asked = { state: 'asked', ...(waitsForSignIn ? { waitsForSignIn } : {}) } as const;
    const effects = { actor: 'system', jobs: [{ name: 'deliver', requestId }] } as const;
    await changeRequest(context, request, { customer: { ...customer, reset: asked } }, effects);
  });
}

/** Changes the request as it is now, while its reset has not ended; again, when somebody else was faster. */
async function whileAsked(
  context: FlowContext,
  requestId: string,
  change: (request: CustomerRequest, customer: CreatedCustomer) => Promise<void>,
): Promise<void> {
  for (let race = 1; ; race += 1) {
    const request = await context.store.findRequest(requestId);
    if (request?.customer?.reset?.state !== 'asked') return;
    try {
      return await change(request, request.customer);
    } catch (error) {
      if (asAppError(error).code !== 'request.changed' || race >= maxRaces) throw error;
    }
  }
}

/** Rolls back for whoever lost the reset to another process: that one sends the same password and records it. */
async function end(tx: Transaction, reset: PendingReset): Promise<void> {
  if (await tx.endPasswordReset(reset)) return;
  throw new AppError('request.changed', 'Another process took the reset.', 'Nothing is to be done.', { retry: 'safe' });
}
