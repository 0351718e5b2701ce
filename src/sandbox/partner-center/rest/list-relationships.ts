import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import { type PartnerCall, requireUser } from './partner-call.ts';
import { readFilter } from './read-filter.ts';
import { invalidInput, ServiceError } from './service-error.ts';

/**
 * `GET /v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf`: the provider's resellers, in one answer.
 * Source: Partner Center REST, "Retrieve a list of indirect resellers"; 403 1002 was seen for other partners.
 */
export function listRelationships(call: PartnerCall, world: World): Reply {
  requireUser(call);
  const type = call.url.searchParams.get('relationship_type');
  if (type?.toLowerCase() !== 'isindirectcloudsolutionproviderof') {
    throw invalidInput('The query parameter relationship_type must be IsIndirectCloudSolutionProviderOf.');
  }
  if (world.options.model === 'direct') throw new ServiceError(403, 1002, 'Authorization Failed');
  const filter = readFilter(call.url, ['Name']);
  const items = world.options.resellers
    .filter(({ name }) => filter?.matches(name) ?? true)
    .map((reseller) => ({
      ...reseller,
      relationshipType: 'is_indirect_cloud_solution_provider_of',
      state: 'Active',
      attributes: { objectType: 'PartnerRelationship' },
    }));
  return { status: 200, body: { totalCount: items.length, items, attributes: { objectType: 'Collection' } } };
}
