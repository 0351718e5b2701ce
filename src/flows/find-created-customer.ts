import type { CustomerRequest, Failure } from '../domain/request.ts';
import { domainTaken } from './check-before-create.ts';
import type { FlowContext } from './flow-context.ts';
import type { FoundCustomer, NewCustomer } from './ports.ts';

/** What became of a create call whose answer was lost, as far as the customer list shows it. */
export type Found = { readonly id: string; readonly domain: string } | { readonly failure: Failure } | 'none';

/**
 * Looks for the customer of a call that may have succeeded, by exact domain. Somebody else's with that domain is no
 * success: this request cannot have it any more.
 */
export async function findCreatedCustomer(
  context: FlowContext,
  request: CustomerRequest,
  { companyProfile: { domain } }: NewCustomer,
  correlationId: string,
): Promise<Found> {
  const found = await context.partnerCenter.findCustomerByDomain(domain, { correlationId, locale: request.locale });
  if (!found) return 'none';
  const { id } = found;
  return (await isOurs(context, request, found))
    ? { id, domain: found.domain }
    : { failure: domainTaken(domain, correlationId) };
}

/** A customer with the domain is this request's only if it has its name, and no other request has it. */
async function isOurs(context: FlowContext, { id, profile }: CustomerRequest, found: FoundCustomer): Promise<boolean> {
  const sameName = plain(found.companyName) === plain(profile.companyName ?? '');
  return sameName && !(await context.store.isCustomerOfAnother(found.id, id));
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Only a free domain tells that there is no customer: the list may show a new one late. Not known counts as not free. */
export async function isStillFree(context: FlowContext, request: CustomerRequest, body: NewCustomer): Promise<boolean> {
  const options = { correlationId: context.ids.guid(), locale: request.locale };
  return context.partnerCenter.isDomainAvailable(body.companyProfile.domain, options).catch(() => false);
}
