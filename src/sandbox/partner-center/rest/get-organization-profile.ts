import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import type { PartnerCall } from './partner-call.ts';

/** `GET /v1/profiles/organization`: the sandbox partner itself. */
export function getOrganizationProfile(_call: PartnerCall, world: World): Reply {
  return {
    status: 200,
    body: {
      id: world.options.tenantId,
      companyName: 'Sandbox Partner',
      address: {
        country: 'US',
        city: 'Redmond',
        state: 'WA',
        addressLine1: '1 Microsoft Way',
        postalCode: '98052',
        firstName: 'Admin',
        lastName: 'Agent',
        phoneNumber: '4255550101',
      },
      email: 'admin.agent@partner.example',
      language: 'en',
      culture: 'en-US',
      attributes: { objectType: 'OrganizationProfile' },
    },
  };
}
