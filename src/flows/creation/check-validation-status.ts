import {
  type AccountValidation,
  nextValidationCheck,
  type ValidationAnswer,
  validationStep,
} from '../../domain/account-validation.ts';
import type { CreatedCustomer, CustomerRequest } from '../../domain/request.ts';
import { asAppError } from '../../errors.ts';
import { changeRequest } from '../change-request.ts';
import type { FlowContext } from '../flow-context.ts';

/** "App-only access is not supported for this resource." Source: Partner Center REST, "Error codes". */
const noAppOnlyAccess = '900329';

/**
 * Looks once how far Microsoft's vetting of the created customer is, when that is due, and sets when to look again. Only a
 * change of what is known changes the request and its cards. Never rejects for what Partner Center says or does not say:
 * the customer exists, and nothing of it depends on this.
 */
export async function checkValidationStatus(context: FlowContext, requestId: string): Promise<void> {
  const { store, clock } = context;
  const dueAt = await store.nextValidationCheck(requestId);
  const request = await store.findRequest(requestId);
  if (!request?.customer || !dueAt || dueAt > clock.now()) return;
  // A look that was under way while the details were erased has set the next one.
  if (request.erasedAt) return store.setValidationCheck(requestId, undefined);
  const { customer } = request;
  const answer = await look(context, request, customer);
  const next = nextValidationCheck(customer.createdAt, clock.now());
  const { known, nextCheck } = validationStep(customer.validation, answer, next);
  if (isSame(customer.validation, known)) return store.setValidationCheck(requestId, nextCheck);
  const validation = { ...known, version: request.version + 1 };
  await recordChange(context, request, { ...customer, validation }, nextCheck);
}

async function look(
  { partnerCenter, ids, log }: FlowContext,
  { id, locale }: CustomerRequest,
  customer: CreatedCustomer,
): Promise<ValidationAnswer> {
  const correlationId = ids.guid();
  try {
    const status = await partnerCenter.validationStatus(customer.id, { correlationId, locale });
    return status ? { kind: 'status', status } : { kind: 'none' };
  } catch (thrown) {
    const { code, refusal } = asAppError(thrown);
    log.info('A validation status could not be read', { requestId: id, code, status: refusal?.status, correlationId });
    return { kind: refusal?.code === noAppOnlyAccess ? 'refused' : 'failed' };
  }
}

async function recordChange(
  context: FlowContext,
  request: CustomerRequest,
  customer: CreatedCustomer,
  nextCheck: Date | undefined,
): Promise<void> {
  const { status = 'none', isGivenUp = false } = customer.validation ?? {};
  try {
    await changeRequest(
      context,
      request,
      { customer },
      {
        actor: 'system',
        event: 'validation.changed',
        facts: { status, ...(isGivenUp ? { end: 'givenUp' } : {}) },
        jobs: [{ name: 'deliver', requestId: request.id }],
        also: (tx) => tx.setValidationCheck(request.id, nextCheck),
      },
    );
  } catch (error) {
    // The owner was faster with the password, or its end was. The check is still due.
    if (asAppError(error).code !== 'request.changed') throw error;
    await context.store.transaction((tx) => tx.sendJob({ name: 'check-validation-status', requestId: request.id }));
  }
}

function isSame(
  before: AccountValidation | undefined,
  known: Pick<AccountValidation, 'status' | 'isGivenUp'>,
): boolean {
  return before?.status === known.status && before?.isGivenUp === known.isGivenUp;
}
