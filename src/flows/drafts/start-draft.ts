import { countryCodes } from '../../domain/countries/country-table.ts';
import { deriveProfile } from '../../domain/derive-profile.ts';
import type { Person } from '../../domain/person.ts';
import type { Profile } from '../../domain/profile.ts';
import { type CustomerRequest, noOffers } from '../../domain/request.ts';
import { printable } from '../../domain/typed-text.ts';
import { clickBudget } from '../click-budget.ts';
import type { FlowContext } from '../flow-context.ts';
import { offersAt } from './other-requests.ts';

/** Redeliveries have been seen after 30 s (microsoft/botbuilder-dotnet, issue 5005). */
const redeliveryMs = 60_000;
/** Other requests of the owner may have changed since. */
const lookedAt = 8;

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
  const companyName = printable(start.companyName ?? '').trim();
  const doubled = await untouchedDraft(context, start.owner, companyName);
  if (doubled) return doubled;
  const country = (await store.lastCountry(start.owner)) ?? countryOfLocale(start.locale);
  const [requirements] = await Promise.all([
    country ? lists.requirements(country, start.locale, clickBudget.listMs) : undefined,
    // Not needed here, but on the first card: asked for beside the other it costs no time of its own.
    lists.salesRegion(start.locale, clickBudget.listMs),
  ]);
  const given: Profile = {
    ...(country ? { country } : {}),
    ...(companyName ? { companyName } : {}),
  };
  const { profile, derived } = deriveProfile(given, {}, requirements);
  const id = ids.opaque();
  const offers = await offersAt('company', context, { id, owner: start.owner, profile }, noOffers);
  const at = clock.now();

  return store.transaction(async (tx) => {
    const { request, isNew } = await tx.insertRequest({
      id,
      owner: start.owner,
      locale: start.locale,
      state: 'draft',
      version: 1,
      step: 'company',
      profile,
      derived,
      problems: [],
      offers,
      createdAt: at,
      updatedAt: at,
      origin: [start.owner.tenantId, start.owner.objectId, start.origin].join('|'),
    });
    if (isNew) {
      await tx.appendAudit({ requestId: request.id, version: 1, actor: start.owner, event: 'request.started', at });
    }
    return request;
  });
}

/** Teams delivers a click or a message again under a new id: what was begun just now and never touched is the same draft. */
async function untouchedDraft(
  { store, clock }: FlowContext,
  owner: Person,
  companyName: string,
): Promise<CustomerRequest | undefined> {
  const requests = await store.listRequests(owner, lookedAt);
  const latest = requests.find(({ state, version }) => state === 'draft' && version === 1);
  if (!latest) return undefined;
  const isRecent = clock.now().getTime() - latest.createdAt.getTime() < redeliveryMs;
  return isRecent && (latest.profile.companyName ?? '') === companyName ? latest : undefined;
}

function countryOfLocale(locale: string): string | undefined {
  try {
    const { region } = new Intl.Locale(locale);
    return region && countryCodes.includes(region) ? region : undefined;
  } catch {
    return undefined;
  }
}
