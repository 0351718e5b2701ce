import { addressFields, addressKey } from '../../domain/address-key.ts';
import type { Problem, Profile } from '../../domain/profile.ts';
import { type CustomerRequest, noOffers, type Offers } from '../../domain/request.ts';
import { asAppError } from '../../errors.ts';
import { clickBudget } from '../click-budget.ts';
import type { FlowContext } from '../flow-context.ts';
import type { AddressValidation } from '../ports/ports.ts';

/** More would make a card that nobody reads, and that Teams may refuse for its size. */
const offered = 5;

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
  const known = request.offers.verifiedAddress === typed ? { verifiedAddress: typed } : {};
  const settled: AddressCheck = {
    problems: [],
    offers: { ...noOffers, settledAddress: typed, ...known, ...keptOf(request.offers, typed) },
    stays: false,
  };
  if (request.offers.settledAddress === typed || request.offers.askedAddress === typed) return settled;
  const validation = await validate(context, request, profile);
  if (!validation) return settled;
  if (isVerified(validation)) return { ...settled, offers: { ...settled.offers, verifiedAddress: typed } };
  if (validation.status === 'NotValidated') return settled;
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

/** An approver sees what the rep chose against. */
function keptOf(
  { askedAddress, addresses: [suggestion], keptAddress }: Offers,
  key: string,
): Pick<Offers, 'keptAddress'> {
  if (askedAddress === key && suggestion) return { keptAddress: { key, suggestion } };
  return keptAddress?.key === key ? { keptAddress } : {};
}

/** Only these two are safe to take without asking; what could not be validated is not worth stopping for. */
function isVerified({ status }: AddressValidation): boolean {
  return status === 'Verified' || status === 'VerifiedShippable';
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
