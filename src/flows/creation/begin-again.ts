import type { Actor } from '../../domain/person.ts';
import type { Creation, CustomerRequest } from '../../domain/request.ts';
import { changeRequest } from '../change-request.ts';
import type { FlowContext } from '../flow-context.ts';
import type { Ids } from '../ports/ports.ts';
import { creationOf } from './creation-failure.ts';

/**
 * Submits a request whose creation ended without a customer once more. After a definite no that is a new call with a new
 * MS-RequestId; while nobody knows whether the last one had its effect it stays the same one.
 * @throws AppError `request.changed`, `request.domainReserved`
 */
export async function beginAgain(
  context: Pick<FlowContext, 'store' | 'clock'> & { readonly ids: Pick<Ids, 'guid'> },
  request: CustomerRequest,
  by: {
    readonly actor: Actor;
    readonly event: 'request.retried' | 'operator.retried';
    readonly facts?: Readonly<Record<string, string>>;
  },
): Promise<CustomerRequest> {
  const { failure: _over, ...rest } = request;
  const jobs = [
    { name: 'create-customer', requestId: request.id },
    { name: 'deliver', requestId: request.id },
  ] as const;
  const change = { state: 'submitted', creation: nextCall(creationOf(request), context.ids) } as const;
  return changeRequest(context, rest, change, { ...by, jobs });
}

function nextCall({ takeOver: _named, ...last }: Creation, ids: Pick<Ids, 'guid'>): Creation {
  if (last.point === 'posted') return { ...last, attempts: 0 };
  return { point: 'reserved', msRequestId: ids.guid(), correlationId: '', attempts: 0 };
}
