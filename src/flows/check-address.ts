import type { Problem, Profile } from '../domain/profile.ts';
import { type CustomerRequest, noOffers, type Offers } from '../domain/request.ts';
import { asAppError } from '../errors.ts';
import { clickBudget } from './click-budget.ts';
import type { FlowContext } from './flow-context.ts';
import type { AddressValidation } from './ports.ts';

/** More would make a card that nobody reads, and that Teams may refuse for its size. */
const offered = 5;

const addressFields = ['country', 'addressLine1', 'addressLine2', 'city', 'state', 'postalCode'] as const;

interface AddressCheck {
  readonly problems: readonly Problem[];
  readonly offers: Offers;
  /** The rep has to choose before the wizard goes on. */
  readonly stays: boolean;
}

/**
 * Lets Partner Center validate the address. A verified one goes on silently; a suggestion or "not found" is shown once,
 * and saving the same address again keeps it. When Partner Center does not answer in time the rep goes on.
 */
export async function checkAddress(
  context: FlowContext,
  request: CustomerRequest,
  profile: Profile,
): Promise<AddressCheck> {
  const typed = addressKey(profile);
  const settled: AddressCheck = { problems: [], offers: { ...noOffers, settledAddress: typed }, stays: false };
  if (request.offers.settledAddress === typed || request.offers.askedAddress === typed) return settled;
  const validation = await validate(context, request, profile);
  if (!validation || isFine(validation)) return settled;
  const suggestions = validation.suggestions
    .map((suggestion) => ({ country: profile.country ?? '', ...pickAddress(suggestion) }))
    // One without a street would clear the rep's.
    .filter((suggestion) => suggestion.addressLine1 && addressKey(suggestion) !== typed)
    .slice(0, offered);
  const problems: readonly Problem[] =
    suggestions.length > 0
      ? []
      : [{ field: 'addressLine1', severity: 'warning', key: 'problem.addressLine1.notFound' }];
  return { problems, offers: { domains: [], addresses: suggestions, askedAddress: typed }, stays: true };
}

/** Only these two are safe to take without asking; what could not be validated is not worth stopping for. */
function isFine({ status }: AddressValidation): boolean {
  return status === 'Verified' || status === 'VerifiedShippable' || status === 'NotValidated';
}

async function validate(context: FlowContext, request: CustomerRequest, profile: Profile) {
  try {
    const options = { correlationId: context.ids.guid(), locale: request.locale, timeoutMs: clickBudget.addressMs };
    return await context.partnerCenter.validateAddress(pickAddress(profile), options);
  } catch (error) {
    context.log.warn('An address could not be validated', { requestId: request.id, reason: asAppError(error).code });
    return undefined;
  }
}

function pickAddress(profile: Profile): Profile {
  return Object.fromEntries(addressFields.flatMap((field) => (profile[field] ? [[field, profile[field]]] : [])));
}

/** The profile without its address; the country stays, it has a step of its own. */
export function withoutAddress(profile: Profile): Profile {
  const ofAddress: readonly string[] = addressFields.filter((field) => field !== 'country');
  return Object.fromEntries(Object.entries(profile).filter(([field]) => !ofAddress.includes(field)));
}

/** The same for the same address, whatever the case and the spaces. */
export function addressKey(profile: Profile): string {
  return addressFields.map((field) => (profile[field] ?? '').toLowerCase().replace(/\s+/g, ' ').trim()).join('|');
}
