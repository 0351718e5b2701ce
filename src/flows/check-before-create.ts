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
  const resellerGone = await checkChosenReseller(context, request);
  if (resellerGone) return resellerGone;
  const correlationId = context.ids.guid();
  const options = { correlationId, locale: request.locale };
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

/**
 * Whether the reseller that was confirmed is still the partner's. Without one Partner Center would silently create a direct
 * customer of the provider's, so a request that was confirmed under the other model is never posted under this one.
 * @throws AppError when the resellers cannot be read
 */
export async function checkChosenReseller(
  { partnerCenter, settings, ids }: FlowContext,
  { profile, locale }: CustomerRequest,
): Promise<Failure | undefined> {
  const correlationId = ids.guid();
  const chosen = profile.associatedPartnerId?.toLowerCase();
  if (!settings.indirect && !chosen) return undefined;
  const resellers = settings.indirect ? await partnerCenter.resellers({ correlationId, locale }) : [];
  const isActive = resellers.some(({ id }) => id.toLowerCase() === chosen);
  return isActive ? undefined : mustCorrect('refusal.resellerGone', 'associatedPartnerId', correlationId);
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
