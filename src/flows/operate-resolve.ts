import type { CustomerRequest, Failure } from '../domain/request.ts';
import { transition } from '../domain/transitions.ts';
import { changeRequest } from './change-request.ts';
import { creationOf } from './creation-failure.ts';
import { operateOn, refuse, wrongState } from './operate-change.ts';
import type { OperatorContext } from './operator-context.ts';
import type { RequestReport, Resolution } from './ports.ts';

/** Stores what the operator found out about a request of which nobody knew whether its customer exists. */
export async function resolveRequest(
  context: OperatorContext,
  number: number,
  resolution: Resolution,
): Promise<RequestReport> {
  return operateOn(context, number, async (request) => {
    const command = resolution.kind === 'customer' ? 'takeOver' : 'ruleOut';
    if (!transition(request.state, command, 'operator').allowed) {
      throw wrongState(request, 'only a request that needs attention can be resolved');
    }
    if (resolution.kind === 'notCreated') await ruleOut(context, request);
    else await takeOver(context, request, resolution.customerId.toLowerCase());
  });
}

/** The creation looks at the customer and takes it over; here nobody asks Partner Center. */
async function takeOver(context: OperatorContext, request: CustomerRequest, customerId: string): Promise<void> {
  if (await context.store.isCustomerOfAnother(customerId, request.id)) {
    const remedy = 'Look for the customer that has the domain of this one.';
    throw refuse(request, `cannot have the customer ${customerId}: it is another request’s.`, remedy);
  }
  const { failure: _over, ...rest } = request;
  await changeRequest(
    context,
    rest,
    { state: 'submitted', creation: { ...creationOf(request), attempts: 0, takeOver: customerId } },
    {
      actor: 'operator',
      event: 'operator.resolved',
      facts: { customerId },
      jobs: [
        { name: 'create-customer', requestId: request.id },
        { name: 'deliver', requestId: request.id },
      ],
    },
  );
}

/** From here on it is a definite no: another attempt is another call, and the domain is free for others. */
async function ruleOut(context: OperatorContext, request: CustomerRequest): Promise<void> {
  const { takeOver: _named, ...creation } = creationOf(request);
  const failure: Failure = {
    key: 'failure.notCreated',
    partnerCenterText: request.failure?.partnerCenterText ?? '',
    partnerCenterCode: request.failure?.partnerCenterCode ?? '',
    correlationId: request.failure?.correlationId ?? creation.correlationId,
    canCorrect: true,
    canRetry: true,
  };
  await changeRequest(
    context,
    request,
    { state: 'failed', failure, creation: { ...creation, point: 'answered' } },
    {
      actor: 'operator',
      event: 'operator.resolved',
      facts: { outcome: 'notCreated' },
      jobs: [{ name: 'deliver', requestId: request.id }],
    },
  );
}
