import { countryCodes } from '../domain/countries/country-codes.ts';
import { deriveProfile } from '../domain/derive-profile.ts';
import type { Person } from '../domain/person.ts';
import type { Profile } from '../domain/profile.ts';
import { type CustomerRequest, noOffers } from '../domain/request.ts';
import { clickBudget } from './click-budget.ts';
import type { FlowContext } from './flow-context.ts';

export interface DraftStart {
  readonly owner: Person;
  readonly locale: string;
  /** The activity that asks for it: delivered twice, it begins one draft. */
  readonly origin: string;
  readonly companyName?: string;
}

/** Begins a draft with all that can be guessed: the country of the owner's last request or of their locale, a domain from the name. */
export async function startDraft(context: FlowContext, start: DraftStart): Promise<CustomerRequest> {
  const { store, clock, ids, lists } = context;
  const country = (await store.lastCountry(start.owner)) ?? countryOfLocale(start.locale);
  const requirements = country ? await lists.requirements(country, start.locale, clickBudget.listMs) : undefined;
  const given: Profile = {
    ...(country ? { country } : {}),
    ...(start.companyName ? { companyName: start.companyName } : {}),
  };
  const { profile, derived } = deriveProfile(given, {}, requirements);
  const at = clock.now();

  return store.transaction(async (tx) => {
    const { request, isNew } = await tx.insertRequest({
      id: ids.opaque(),
      owner: start.owner,
      locale: start.locale,
      state: 'draft',
      version: 1,
      step: 'company',
      profile,
      derived,
      problems: [],
      offers: noOffers,
      createdAt: at,
      updatedAt: at,
      origin: start.origin,
    });
    if (isNew) {
      await tx.appendAudit({ requestId: request.id, version: 1, actor: start.owner, event: 'request.started', at });
    }
    return request;
  });
}

function countryOfLocale(locale: string): string | undefined {
  try {
    const { region } = new Intl.Locale(locale);
    return region && countryCodes.includes(region) ? region : undefined;
  } catch {
    return undefined;
  }
}
