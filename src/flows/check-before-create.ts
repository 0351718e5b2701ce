import type { CustomerRequest, Failure } from '../domain/request.ts';
import { asAppError } from '../errors.ts';
import type { FlowContext } from './flow-context.ts';
import type { NewCustomer } from './ports.ts';

/**
 * The last look before the call that cannot be undone. Answers why it must not be made, or nothing.
 * @throws AppError when the resellers cannot be read (an indirect customer is never created on a guess), or nobody is signed in
 */
export async function checkBeforeCreate(
  context: FlowContext,
  request: CustomerRequest,
  body: NewCustomer,
): Promise<Failure | undefined> {
  const correlationId = context.ids.guid();
  const options = { correlationId, locale: request.locale };
  if (context.settings.indirect) {
    // Without a reseller Partner Center would silently create a direct customer of the provider's.
    const resellers = await context.partnerCenter.resellers(options);
    const chosen = body.associatedPartnerId?.toLowerCase();
    if (!resellers.some((reseller) => reseller.id.toLowerCase() === chosen)) {
      return mustCorrect('refusal.resellerGone', 'associatedPartnerId', correlationId);
    }
  }
  try {
    const free = await context.partnerCenter.isDomainAvailable(body.companyProfile.domain, options);
    if (!free) return domainTaken(body.companyProfile.domain, correlationId);
  } catch (error) {
    // Without a sign-in nothing can be posted either.
    if (asAppError(error).code.startsWith('signIn.')) throw error;
    // The create itself tells a taken domain as well.
    context.log.warn('A domain could not be checked', { requestId: request.id, reason: asAppError(error).code });
  }
  return undefined;
}

/** The domain went to somebody else: another one has to be chosen. */
export function domainTaken(domain: string, correlationId: string): Failure {
  return mustCorrect('refusal.domainTaken', 'domain', correlationId, { domain });
}

function mustCorrect(
  key: string,
  field: 'domain' | 'associatedPartnerId',
  correlationId: string,
  params: Readonly<Record<string, string>> = {},
): Failure {
  return {
    key,
    params,
    field,
    partnerCenterText: '',
    partnerCenterCode: '',
    correlationId,
    canCorrect: true,
    canRetry: false,
  };
}
