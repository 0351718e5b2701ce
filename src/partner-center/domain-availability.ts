import { AppError } from '../errors.ts';
import type { CallOptions } from '../flows/ports/ports.ts';
import type { Answer } from './exchange.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'HEAD', template: '/v1/domains/{domain}' } as const;

/**
 * `HEAD /v1/domains/{domain}`: 200 means that the domain exists, 404 that it is free. It reserves nothing.
 * Source: Partner Center REST, "Verify domain availability".
 * @throws AppError `partnerCenter.unreadable` for a 404 that is not Partner Center's
 */
export async function isDomainAvailable(send: Send, domain: string, options: CallOptions): Promise<boolean> {
  const path = `/v1/domains/${encodeURIComponent(domain)}`;
  const answer = await send({ ...call, path, answers: [404], options });
  if (answer.status !== 404) return false;
  if (isPartnerCenters(answer, options.correlationId)) return true;
  throw new AppError(
    'partnerCenter.unreadable',
    `${endpointOf(call)}: a 404 that is not Partner Center's.`,
    'Check the proxy and PARTNER_CENTER_ENDPOINT.',
    { retry: 'safe' },
  );
}

/**
 * A proxy, or a wrong base URL, answers 404 as well. Partner Center echoes the call's MS-CorrelationId (its samples show
 * it on every answer); where a gateway strips the echo, the documented 404 still has no body and no content type of a page.
 */
function isPartnerCenters({ headers }: Answer, correlationId: string): boolean {
  if (headers.get('MS-CorrelationId')?.toLowerCase() === correlationId.toLowerCase()) return true;
  const announcesBody = Number(headers.get('Content-Length') ?? 0) > 0;
  const isPage = headers.get('Content-Type')?.includes('html') ?? false;
  return !announcesBody && !isPage;
}
