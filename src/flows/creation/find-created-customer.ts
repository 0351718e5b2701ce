import type { CustomerRequest, Failure } from '../../domain/request.ts';
import type { FlowContext } from '../flow-context.ts';
import type { NewCustomer } from '../ports/ports.ts';
import { domainTaken } from './check-before-create.ts';

/** What became of a create call whose answer was lost, as far as the customer list shows it. */
export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'ours'; readonly id: string; readonly domain: string }
  /** Another request's: this one cannot have the domain any more. */
  | { readonly kind: 'another'; readonly failure: Failure }
  /** By another name than the request's: a person has to say whose it is. */
  | { readonly kind: 'unclear'; readonly failure: Failure };

/** Looks for the customer of a call that may have succeeded, by exact domain. */
export async function findCreatedCustomer(
  context: FlowContext,
  request: CustomerRequest,
  { companyProfile: { domain } }: NewCustomer,
  correlationId: string,
): Promise<Found> {
  const found = await context.partnerCenter.findCustomerByDomain(domain, { correlationId, locale: request.locale });
  if (!found) return { kind: 'none' };
  const failure = domainTaken(domain, correlationId);
  if (await context.store.isCustomerOfAnother(found.id, request.id)) return { kind: 'another', failure };
  const sameName = plain(found.companyName) === plain(request.profile.companyName ?? '');
  if (sameName) return { kind: 'ours', id: found.id, domain: found.domain };
  // It may be ours all the same: corrected into another domain, the request would make a second one.
  return { kind: 'unclear', failure: { ...failure, key: 'failure.otherName', canCorrect: false, canRetry: true } };
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Only a free domain tells that there is no customer: the list may show a new one late. Not known counts as not free. */
export async function isStillFree(context: FlowContext, request: CustomerRequest, body: NewCustomer): Promise<boolean> {
  const options = { correlationId: context.ids.guid(), locale: request.locale };
  return context.partnerCenter.isDomainAvailable(body.companyProfile.domain, options).catch(() => false);
}
