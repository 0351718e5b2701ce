import type { CustomerRequest } from '../../domain/request.ts';
import { requestNumber } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { asAppError } from '../../errors.ts';
import { beginAgain } from '../creation/begin-again.ts';
import type { RequestReport } from '../ports/ports.ts';
import { operateOn, refuse, wrongState } from './operate-change.ts';
import type { OperatorContext } from './operator-context.ts';

/** What the owner's "Try again" does; for a request that needs attention also where the owner is not offered it. */
export async function retryAsOperator(context: OperatorContext, number: number, by: string): Promise<RequestReport> {
  return operateOn(context, number, async (request) => {
    if (!transition(request.state, 'retry', 'operator').allowed) {
      throw wrongState(request, 'only a request that failed or needs attention can be retried');
    }
    if (request.state === 'failed' && !request.failure?.canRetry) {
      const why = `was refused for good (${request.failure?.partnerCenterCode || request.failure?.key}): the same request would be refused again.`;
      throw refuse(request, why, 'Its owner has to correct it in chat.');
    }
    const effects = { actor: 'operator', event: 'operator.retried', facts: { by } } as const;
    await beginAgain(context, request, effects).catch(async (error) => {
      throw asAppError(error).code === 'request.domainReserved' ? await domainGone(context, request) : error;
    });
  });
}

async function domainGone({ store }: OperatorContext, request: CustomerRequest) {
  const other = await store.findRequestByDomain(request.profile.domain ?? '', request.id);
  const who = other ? requestNumber(other) : 'another request';
  return refuse(request, `cannot have its domain any more: ${who} has it.`, 'Its owner has to choose another in chat.');
}
