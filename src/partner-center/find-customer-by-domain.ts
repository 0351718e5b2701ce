import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { CallOptions, FoundCustomer } from '../flows/ports/ports.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'GET', template: '/v1/customers' } as const;
const pageSize = 100;
const maxPages = 10;

/** The token of the next page stands in the body, and in the samples of other lists in the `next` link's headers. */
const page = z.object({
  items: z.array(
    z.object({
      id: z.string().min(1),
      companyProfile: z.object({ domain: z.string(), companyName: z.string().nullish() }),
    }),
  ),
  continuationToken: z.string().nullish(),
  links: z
    .object({
      next: z.object({ headers: z.array(z.object({ key: z.string(), value: z.string() })).nullish() }).nullish(),
    })
    .nullish(),
});
type Page = z.output<typeof page>;

/**
 * `GET /v1/customers` by domain. Partner Center only filters by the beginning, so the exact match is made here.
 * Source: Partner Center REST, "Get a list of customers filtered by a search field".
 * @throws AppError `partnerCenter.unreadable` when the list does not end: "not found" would be a guess
 */
export async function findCustomerByDomain(
  send: Send,
  domain: string,
  options: CallOptions,
): Promise<FoundCustomer | undefined> {
  const filter = JSON.stringify({ Field: 'Domain', Value: domain, Operator: 'starts_with' });
  const firstPath = `${call.template}?size=${pageSize}&filter=${encodeURIComponent(filter)}`;
  let next: { readonly path: string; readonly headers?: Record<string, string> } = { path: firstPath };
  for (let count = 0; count < maxPages; count += 1) {
    const current = parseAnswer(await send({ ...call, ...next, options }), page, endpointOf(call), 'safe');
    const found = current.items.find((item) => item.companyProfile.domain.toLowerCase() === domain.toLowerCase());
    if (found) {
      return { id: found.id, domain: found.companyProfile.domain, companyName: found.companyProfile.companyName ?? '' };
    }
    const token = continuationOf(current);
    if (!token) return undefined;
    next = { path: `${firstPath}&seekOperation=Next`, headers: { 'MS-ContinuationToken': token } };
  }
  throw new AppError(
    'partnerCenter.unreadable',
    `${endpointOf(call)}: more than ${maxPages} pages for one domain.`,
    'Look the customer up in Partner Center.',
    { retry: 'safe' },
  );
}

function continuationOf({ continuationToken, links }: Page): string | undefined {
  const header = links?.next?.headers?.find(({ key }) => key.toLowerCase() === 'ms-continuationtoken');
  return continuationToken || header?.value || undefined;
}
