import { type CustomerRequest, type Failure, requestNumber } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { type AppError, asAppError } from '../../errors.ts';
import { changeRequest } from '../change-request.ts';
import { creationOf } from '../creation/creation-failure.ts';
import type { RequestReport, Resolution } from '../ports/ports.ts';
import { refuse, unerasedRequest, wrongState } from './operate-change.ts';
import { showRequest } from './operate-show.ts';
import type { OperatorContext } from './operator-context.ts';

/** So long after a call a customer may still be missing from Partner Center's list, or the call be under way. */
const settlingMs = 5 * 60_000;

/**
 * Stores what the operator found out about a request of which nobody knew whether its customer exists; for the version that
 * they looked at alone, and not decided anew for a later one.
 */
export async function resolveRequest(
  context: OperatorContext,
  number: number,
  resolution: Resolution,
  by: string,
): Promise<RequestReport> {
  const request = await unerasedRequest(context, number);
  const command = resolution.kind === 'customer' ? 'takeOver' : 'ruleOut';
  if (!transition(request.state, command, 'operator').allowed) {
    throw wrongState(request, 'only a request that needs attention can be resolved');
  }
  if (request.version !== resolution.version) throw lookAgain(request, resolution);
  try {
    if (resolution.kind === 'notCreated') await ruleOut(context, request, by);
    else await takeOver(context, request, resolution.customerId.toLowerCase(), by);
  } catch (error) {
    throw asAppError(error).code === 'request.changed' ? lookAgain(request, resolution) : error;
  }
  return showRequest(context, number);
}

function lookAgain(request: CustomerRequest, { version }: Resolution): AppError {
  const remedy = `Another call may have left meanwhile. Look again, there and with: npm run requests -- show ${requestNumber(request)}`;
  return refuse(request, `is not at version ${version}, which you looked at.`, remedy);
}

/** The creation looks at the customer and takes it over; here nobody asks Partner Center. */
async function takeOver(
  context: OperatorContext,
  request: CustomerRequest,
  customerId: string,
  by: string,
): Promise<void> {
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
      facts: { customerId, by },
      jobs: [
        { name: 'create-customer', requestId: request.id },
        { name: 'deliver', requestId: request.id },
      ],
    },
  );
}

/** From here on it is a definite no: another attempt is another call, and the domain is free for others. */
async function ruleOut(context: OperatorContext, request: CustomerRequest, by: string): Promise<void> {
  await checkSettled(context, request);
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
      facts: { outcome: 'notCreated', by },
      jobs: [{ name: 'deliver', requestId: request.id }],
    },
  );
}

/** @throws AppError `operator.refused` soon after a call: whoever looked then has seen too little. */
async function checkSettled({ reads, clock }: OperatorContext, request: CustomerRequest): Promise<void> {
  const trail = await reads.trail(request.id);
  const posted = trail.filter(({ event }) => event === 'creation.posted').map(({ at }) => Date.parse(at));
  const settledAt = Math.max(...posted) + settlingMs;
  if (clock.now().getTime() >= settledAt) return;
  const until = `${new Date(settledAt + 999).toISOString().slice(0, 19)}Z`;
  const remedy = `Wait until ${until}, look for the customer again, and then run the command again.`;
  throw refuse(request, 'was sent to Partner Center less than 5 minutes ago: its customer may yet appear.', remedy);
}
