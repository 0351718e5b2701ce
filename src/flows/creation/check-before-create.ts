import type { CustomerRequest, Failure } from '../../domain/request.ts';
import type { FlowContext } from '../flow-context.ts';
import type { NewCustomer } from '../ports/ports.ts';

/**
 * The last look before the call that cannot be undone. Answers why it must not be made, or nothing.
 * @throws AppError when the resellers or the domain cannot be looked up: nothing is created on a guess
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
  // Not on a guess: a customer that is found after a lost answer is taken for this request's because its domain was free before.
  const free = await context.partnerCenter.isDomainAvailable(body.companyProfile.domain, options);
  return free ? undefined : domainTaken(body.companyProfile.domain, correlationId);
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
