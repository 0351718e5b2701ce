import { type CustomerRequest, type RequestState, requestNumber } from '../../domain/request.ts';
import { AppError, asAppError } from '../../errors.ts';
import type { RequestReport } from '../ports/ports.ts';
import { requestByNumber, showRequest } from './operate-show.ts';
import type { OperatorContext } from './operator-context.ts';

/** Somebody else may change the request between the look and the change, but hardly so often. */
const looks = 5;

/**
 * Looks at a request and changes it; changed by somebody else in between, it is looked at again.
 * @throws AppError `request.notFound`, and what the change throws
 */
export async function operateOn(
  context: OperatorContext,
  number: number,
  change: (request: CustomerRequest) => Promise<unknown>,
): Promise<RequestReport> {
  for (let look = 1; ; look += 1) {
    const request = await unerasedRequest(context, number);
    try {
      await change(request);
      return await showRequest(context, number);
    } catch (error) {
      if (asAppError(error).code !== 'request.changed' || look === looks) throw error;
    }
  }
}

/** @throws AppError `request.notFound`, `operator.refused` */
export async function unerasedRequest(context: OperatorContext, number: number): Promise<CustomerRequest> {
  const request = await requestByNumber(context, number);
  if (request.erasedAt) throw refuse(request, 'ended, and its details are erased.', over);
  return request;
}

/** What may not be done, with what may be done instead. */
export function refuse(request: CustomerRequest, why: string, remedy: string): AppError {
  return new AppError('operator.refused', `${requestNumber(request)} ${why}`, remedy);
}

/** That a request in this state cannot be retried or resolved. */
export function wrongState(request: CustomerRequest, needed: string): AppError {
  return refuse(request, `is ${request.state}; ${needed}.`, remedyIn(request));
}

function remedyIn(request: CustomerRequest): string {
  if (request.creation?.waitsForSignIn && isConfirmed(request.state)) {
    return 'It waits for the sign-in to Partner Center and goes on by itself afterwards: npm run doctor says what is wrong with it.';
  }
  return isConfirmed(request.state) ? 'It goes on by itself while the bot runs.' : remedies[request.state];
}

type Confirmed = 'submitted' | 'approved' | 'creating';

function isConfirmed(state: RequestState): state is Confirmed {
  return state === 'submitted' || state === 'approved' || state === 'creating';
}

const theOwners = 'Its owner can go on with it in chat.';
const over = 'It is over. Its owner can begin another one in chat.';
const remedies: Readonly<Record<Exclude<RequestState, Confirmed>, string>> = {
  draft: theOwners,
  returned: theOwners,
  pendingApproval: 'The approvers decide on it.',
  created: 'Its customer exists already.',
  delivered: 'Its customer exists already.',
  rejected: over,
  withdrawn: over,
  expired: over,
  failed: 'Its owner can correct it; npm run requests -- retry tries it again.',
  needsAttention: 'See it with: npm run requests -- show',
};
