import type { SandboxCustomer } from '../customer-list.ts';
import { header } from '../http/received-call.ts';
import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import { customerSummary } from './customer-resource.ts';
import type { PartnerCall } from './partner-call.ts';
import { readFilter } from './read-filter.ts';
import { invalidInput } from './service-error.ts';

const fieldValues = {
  CompanyName: (customer: SandboxCustomer) => customer.companyName,
  Domain: (customer: SandboxCustomer) => customer.domain,
  IndirectReseller: (customer: SandboxCustomer) => customer.associatedPartnerId ?? '',
} as const;
const fields = ['CompanyName', 'Domain', 'IndirectReseller'] as const;

/**
 * `GET /v1/customers?size=&filter=`, by pages: the answer's continuationToken goes into the header MS-ContinuationToken
 * of the next call, whose query says `seekOperation=Next`. Source: Partner Center REST, "Get a list of customers".
 */
export function listCustomers(call: PartnerCall, world: World): Reply {
  const filter = readFilter(call.url, fields);
  const found = world.customers
    .listed()
    .filter((customer) => filter?.matches(fieldValues[filter.field](customer)) ?? true);
  const start = readStart(call);
  const end = start + readSize(call, world.options.pageSize);
  const items = found.slice(start, end).map(customerSummary);
  const continuationToken = Buffer.from(`customers:${end}`).toString('base64url');
  return {
    status: 200,
    body: {
      totalCount: items.length,
      items,
      ...(end < found.length && { continuationToken }),
      links: {
        self: { uri: `/customers${call.url.search}`, method: 'GET', headers: [] },
        ...(end < found.length && { next: nextLink(call, continuationToken) }),
      },
      attributes: { objectType: 'Collection' },
    },
  };
}

/** With a filter the samples say `size=0`, so 0 means the largest page. */
function readSize(call: PartnerCall, pageSize: number): number {
  const size = Number(call.url.searchParams.get('size') ?? 0);
  if (!Number.isInteger(size) || size < 0) throw invalidInput('The query parameter size must be a number.');
  return Math.min(size || pageSize, pageSize);
}

function readStart(call: PartnerCall): number {
  const token = header(call, 'MS-ContinuationToken');
  const seeks = call.url.searchParams.get('seekOperation')?.toLowerCase() === 'next';
  if (token === '' && !seeks) return 0;
  const start = /^customers:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (!seeks || start === undefined) {
    throw invalidInput('The header MS-ContinuationToken and the query parameter seekOperation=Next go together.');
  }
  return Number(start);
}

function nextLink(call: PartnerCall, continuationToken: string): Record<string, unknown> {
  const query = new URLSearchParams(call.url.searchParams);
  query.set('seekOperation', 'Next');
  return {
    uri: `/customers?${query}`,
    method: 'GET',
    headers: [{ key: 'MS-ContinuationToken', value: continuationToken }],
  };
}
