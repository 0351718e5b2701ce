import { type AccountValidation, validationStatuses } from '../../../src/domain/account-validation.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { Profile } from '../../../src/domain/profile.ts';
import { type CredentialReset, type CustomerRequest, noOffers } from '../../../src/domain/request.ts';
import type { OtherRequest, Reseller } from '../../../src/flows/ports/ports.ts';
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

/** Of the same tenant as the owner of the requests here, with a name as long as it may be shown. */
export const colleague: Person = {
  tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
  objectId: '5c1b9e0a-7d44-4b52-8f0e-3c2b1a0f9e8d',
  name: 'Maria Magdalena Antonia von Hohenlohe-Waldenburg-Schillingsfürst',
};

/** Another request for the same customer, the reader's own, with whatever a test wants to be different. */
export function anOther(changes: Partial<OtherRequest> = {}): OtherRequest {
  const { owner } = aRequest();
  return { id: 'Zx81QpLm40vRtYw2NbCd3E', number: 1017, version: 3, owner, state: 'draft', since: at, ...changes };
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

const refused = {
  ...failure,
  key: 'refusal.noAdminRights',
  params: { code: '900308', correlationId: failure.correlationId },
  partnerCenterCode: '900308',
  partnerCenterText: 'Insufficient privileges to complete the operation.',
  canCorrect: false,
  canRetry: true,
};

/** Every way in which a new password can stand, by a name that tells which. */
export const resets: readonly (readonly [string, CredentialReset])[] = [
  ['asked', { state: 'asked' }],
  ['waiting', { state: 'asked', waitsForSignIn: true }],
  ['done', { state: 'done', version: 7 }],
  ['refused', { state: 'refused', version: 7, failure: refused }],
  ['unclear', { state: 'refused', version: 7, failure: { ...refused, partnerCenterText: '' }, isUnclear: true }],
];

export function someResellers(count: number): readonly Reseller[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `Fabrikam Cloud Solutions and Managed Services ${index + 1}`,
    mpnId: String(4_000_000 + index),
    country: 'DE',
  }));
}

/** Colleagues of the owner of the requests here; the first has a name as long as it may be shown. */
export function somePeople(count: number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => ({
    ...colleague,
    objectId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: index === 0 ? colleague.name : `Grace Hopper ${index}`,
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
    draftDays: 90,
    ...changes,
  };
}
