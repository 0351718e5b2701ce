import type { CustomerRequest, Failure } from '../../domain/request.ts';
import { asAppError } from '../../errors.ts';
import type { FlowContext } from '../flow-context.ts';
import { failureOf } from './creation-failure.ts';
import type { Found } from './find-created-customer.ts';

/** With 403: the partner has no commerce relationship with the customer. Source: Partner Center REST, "Error codes". */
const noRelationship = '20002';

/**
 * Looks at the customer that the operator named for a request. It is the request's only if it is one of ours, no other
 * request has it, and it has the domain that was posted: an id is easily mistaken for another.
 * @throws AppError when Partner Center cannot be asked for now
 */
export async function lookAtNamedCustomer(
  context: FlowContext,
  request: CustomerRequest,
  customerId: string,
  { domain, correlationId }: { readonly domain: string; readonly correlationId: string },
): Promise<Found> {
  const options = { correlationId, locale: request.locale };
  const unclear = (key: string, params: Failure['params'] = {}): Found => ({
    kind: 'unclear',
    failure: {
      key,
      params: { customerId, ...params },
      partnerCenterText: '',
      partnerCenterCode: '',
      correlationId,
      // The call before may have had its effect all the same: nobody may correct the request into another customer.
      canCorrect: false,
      canRetry: true,
    },
  });
  try {
    const found = await context.partnerCenter.customerById(customerId, options);
    if (!found) return unclear('failure.namedUnknown');
    if (await context.store.isCustomerOfAnother(found.id, request.id)) return unclear('failure.namedOfAnother');
    if (found.domain.toLowerCase() !== domain.toLowerCase()) {
      return unclear('failure.namedOtherDomain', { other: found.domain });
    }
    return { kind: 'ours', id: found.id, domain: found.domain };
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.retry !== 'never' || !error.refusal) throw error;
    const { key, ...failure } = failureOf(error, correlationId);
    const isNotOurs = error.refusal.code === noRelationship;
    return {
      kind: 'unclear',
      failure: {
        ...failure,
        key: isNotOurs ? 'failure.namedUnknown' : key,
        params: { ...failure.params, customerId },
        canCorrect: false,
        canRetry: true,
      },
    };
  }
}
