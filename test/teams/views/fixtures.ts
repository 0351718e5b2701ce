import { type AccountValidation, validationStatuses } from '../../../src/domain/account-validation.ts';
import type { Profile } from '../../../src/domain/profile.ts';
import { type CustomerRequest, noOffers } from '../../../src/domain/request.ts';
import type { Reseller } from '../../../src/flows/ports.ts';
import { clouds } from '../../../src/partner-center/clouds.ts';
import { translator } from '../../../src/teams/strings/translate.ts';
import type { ViewContext } from '../../../src/teams/views/view.ts';

export const profile: Profile = {
  country: 'DE',
  companyName: 'Contoso GmbH',
  domain: 'contoso',
  addressLine1: 'Walter-Gropius-Straße 5',
  city: 'München',
  postalCode: '80807',
  firstName: 'Jürgen',
  lastName: 'Groß',
  email: 'j.gross@contoso.de',
  phoneNumber: '+49 89 31760',
  culture: 'de-DE',
  language: 'de',
  enableGDAPByDefault: 'true',
};

const at = new Date('2026-11-20T09:30:00Z');

/** A draft at the review, with whatever a test wants to be different. */
export function aRequest(changes: Partial<CustomerRequest> = {}): CustomerRequest {
  return {
    id: 'q7Zr2mVtKp0bWn4yXcLd8A',
    number: 1042,
    owner: {
      tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
      objectId: '0d3f5f0e-5b1c-4c5e-9d0e-6b1f1f0c9a11',
      name: 'Megan Bowen',
    },
    locale: 'en-US',
    state: 'draft',
    version: 7,
    step: 'review',
    profile,
    derived: {},
    problems: [],
    offers: noOffers,
    createdAt: at,
    updatedAt: at,
    ...changes,
  };
}

export const customer = {
  id: '4b827261-d21f-4aa9-b7db-7fa1f56fb163',
  domain: 'contoso.onmicrosoft.com',
  adminUserName: 'admin@contoso.onmicrosoft.com',
  correlationId: 'b12260fb-82de-4701-a25f-dcd367690645',
  createdAt: at,
  hasCredential: true,
};

/** Every way in which a customer's vetting can stand, by a name that tells which. */
export const validations: readonly (readonly [string, AccountValidation])[] = [
  ...validationStatuses.map((status) => [status, { status, version: 7 }] as const),
  ['given up', { status: 'UnderReview', isGivenUp: true, version: 7 }],
];

export const failure = {
  key: 'refusal.registrationNumberInvalid',
  field: 'organizationRegistrationNumber',
  partnerCenterText: 'Invalid organization registration number.',
  partnerCenterCode: '600000',
  correlationId: 'b12260fb-82de-4701-a25f-dcd367690645',
  canCorrect: true,
  canRetry: false,
} as const;

export function someResellers(count: number): readonly Reseller[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `Fabrikam Cloud Solutions and Managed Services ${index + 1}`,
    mpnId: String(4_000_000 + index),
    country: 'DE',
  }));
}

export function aContext(locale = 'en-US', changes: Partial<ViewContext> = {}): ViewContext {
  return {
    t: translator(locale),
    locale,
    cloud: clouds.global,
    domainSuffix: 'onmicrosoft.com',
    indirect: false,
    revealMinutes: 15,
    ...changes,
  };
}
