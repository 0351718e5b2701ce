import { z } from 'zod';
import type { CallOptions, Reseller } from '../flows/ports/ports.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'GET', template: '/v1/relationships' } as const;
const path = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';

/** The list comes whole, and a large provider has thousands of resellers at some 300 bytes each. */
const maxBytes = 8 * 1_048_576;

/** The samples call a reseller's PartnerID `mpnId`, the resource's table calls it `partnerId`. */
const relationships = z.object({
  items: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().nullish(),
      state: z.string().nullish(),
      mpnId: z.string().nullish(),
      partnerId: z.string().nullish(),
      location: z.string().nullish(),
    }),
  ),
});

/**
 * `GET /v1/relationships`: the partner's active indirect resellers; app+user sign-in only.
 * Source: Partner Center REST, "Retrieve a list of indirect resellers", "Relationships resources".
 */
export async function resellers(send: Send, options: CallOptions): Promise<readonly Reseller[]> {
  const answer = await send({ ...call, path, maxBytes, options });
  const { items } = parseAnswer(answer, relationships, endpointOf(call), 'safe');
  return items
    .filter(({ state }) => state?.toLowerCase() === 'active')
    .map(({ id, name, mpnId, partnerId, location }) => ({
      id,
      name: name ?? '',
      mpnId: mpnId || partnerId || '',
      country: location ?? '',
    }));
}
