import { header } from '../http/received-call.ts';
import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import { type PartnerCall, requireUser } from './partner-call.ts';

/**
 * `GET /v1/profiles/organization`: the sandbox partner itself.
 * Source: Partner Center REST, "Get an organization profile": app+user sign-in only. What the header ValidateMfa brings is
 * of tunahanaliozturk/partner-center-mcp, reference.json of 2026-06-28, and of clients that read it from a header.
 */
export function getOrganizationProfile(call: PartnerCall, { options }: World): Reply {
  requireUser(call);
  return {
    status: 200,
    headers: header(call, 'validatemfa') === 'true' ? { isMfaCompliant: String(options.signsInWithMfa) } : {},
    body: {
      id: options.tenantId,
      companyName: 'Sandbox Partner',
      defaultAddress: {
        country: options.country,
        city: 'Sandbox',
        addressLine1: '1 Partner Way',
        postalCode: '00001',
        firstName: 'Admin',
        lastName: 'Agent',
        phoneNumber: '',
      },
      tenantId: options.tenantId,
      domain: `sandboxpartner.${options.domainSuffix}`,
      email: 'admin.agent@partner.example',
      language: 'en',
      culture: 'en-US',
      profileType: 'OrganizationProfile',
      links: { self: { uri: '/profiles/organization', method: 'GET', headers: [] } },
      attributes: { objectType: 'OrganizationProfile' },
    },
  };
}
