import type { ProfileField } from './profile.ts';

/** Who can do something: the rep by changing the profile, by trying again, either way; or the partner's own people first. */
export type RefusalAct = 'correct' | 'retry' | 'either' | 'operator';

export interface RefusalMeaning {
  /** Method and path template; absent: any call. */
  readonly endpoint?: string;
  readonly status: number;
  /** Absent: any code that has no row of its own. */
  readonly code?: string;
  /** The end of the message key. */
  readonly name: string;
  readonly field?: ProfileField;
  readonly act: RefusalAct;
}

const create = 'POST /v1/customers';
const reset = 'PATCH /v1/customers/{id}/users/{userId}/resetpassword';
/** The two calls of a new password, which need a GDAP role in the customer's tenant. */
const inTenant = ['GET /v1/customers/{id}/users', reset];

/**
 * The refusals that a client that creates customers can meet.
 * Source: Partner Center REST, "Error codes" (June 2023); rows marked "seen" are not in it and come from public reports of
 * partners. No code is documented for a taken domain, or for a wrong `associatedPartnerId`. Those under 401, 900309 and 90000
 * end no creation: they are the sign-in's, and the request waits for it.
 */
export const refusalMeanings: readonly RefusalMeaning[] = [
  // The registration number and the phone number that some countries demand with it.
  {
    endpoint: create,
    status: 400,
    code: '600002',
    name: 'registrationNumberUnsupported',
    field: 'organizationRegistrationNumber',
    act: 'correct',
  },
  {
    endpoint: create,
    status: 400,
    code: '600049',
    name: 'registrationNumberMissing',
    field: 'organizationRegistrationNumber',
    act: 'correct',
  },
  {
    endpoint: create,
    status: 400,
    code: '600050',
    name: 'registrationNumberInvalid',
    field: 'organizationRegistrationNumber',
    act: 'correct',
  },
  { endpoint: create, status: 400, code: '600051', name: 'phoneNumberMissing', field: 'phoneNumber', act: 'correct' },

  // Properties. 27002 names the property in `data`; seen with StateInvalid.
  { endpoint: create, status: 400, code: '27002', name: 'propertyInvalid', act: 'correct' },
  { endpoint: create, status: 400, code: '3000', name: 'propertyInvalid', act: 'correct' },
  { endpoint: create, status: 400, code: '800002', name: 'propertyInvalid', act: 'correct' },
  { endpoint: create, status: 400, code: '400056', name: 'propertyInvalid', act: 'correct' },
  { endpoint: create, status: 400, code: '900126', name: 'propertyInvalid', act: 'correct' },

  // Where the partner may sell. 20000 was seen; elsewhere it means an order that was not found.
  { endpoint: create, status: 400, code: '20000', name: 'countryNotSupported', field: 'country', act: 'either' },
  { endpoint: create, status: 403, code: '2030', name: 'countryNotOnboarded', field: 'country', act: 'either' },
  {
    endpoint: 'GET /v1/countryvalidationrules/{country}',
    status: 400,
    name: 'countryUnknown',
    field: 'country',
    act: 'correct',
  },
  {
    endpoint: 'GET /v1/countryvalidationrules/{country}',
    status: 404,
    name: 'countryUnknown',
    field: 'country',
    act: 'correct',
  },

  // The reseller. 3000 with 404 is a PartnerID that was not found; 900154 was seen.
  {
    endpoint: create,
    status: 404,
    code: '3000',
    name: 'resellerNotFound',
    field: 'associatedPartnerId',
    act: 'correct',
  },
  {
    endpoint: create,
    status: 404,
    code: '800015',
    name: 'resellerNotFound',
    field: 'associatedPartnerId',
    act: 'correct',
  },
  {
    endpoint: create,
    status: 400,
    code: '800016',
    name: 'resellerNotValid',
    field: 'associatedPartnerId',
    act: 'correct',
  },
  {
    endpoint: create,
    status: 400,
    code: '900154',
    name: 'resellerNotValid',
    field: 'associatedPartnerId',
    act: 'correct',
  },
  {
    endpoint: create,
    status: 404,
    code: '2072',
    name: 'resellerNotValid',
    field: 'associatedPartnerId',
    act: 'correct',
  },
  {
    endpoint: create,
    status: 403,
    code: '900123',
    name: 'resellerAgreementMissing',
    field: 'associatedPartnerId',
    act: 'either',
  },
  {
    endpoint: create,
    status: 403,
    code: '800039',
    name: 'resellerNotActive',
    field: 'associatedPartnerId',
    act: 'either',
  },
  {
    endpoint: create,
    status: 403,
    code: '900149',
    name: 'resellerNotActive',
    field: 'associatedPartnerId',
    act: 'either',
  },

  // A new password. 900308 is the documents' code for a role that is missing; 60002 for a user that is not found.
  ...inTenant.flatMap((endpoint): readonly RefusalMeaning[] => [
    { endpoint, status: 403, code: '900308', name: 'noAdminRights', act: 'operator' },
    { endpoint, status: 403, name: 'noAdminRights', act: 'operator' },
    { endpoint, status: 404, name: 'administratorNotFound', act: 'operator' },
  ]),
  { endpoint: reset, status: 400, name: 'passwordRejected', act: 'retry' },

  // The partner's own account, rights and sign-in.
  { status: 403, code: '900124', name: 'ownAgreementMissing', act: 'operator' },
  { endpoint: create, status: 400, code: '800018', name: 'sandboxFull', act: 'operator' },
  { endpoint: create, status: 400, code: '900127', name: 'notAllowed', act: 'operator' },
  { endpoint: create, status: 403, code: '600006', name: 'notAllowed', act: 'operator' },
  { status: 403, code: '1002', name: 'notAllowed', act: 'operator' },
  { status: 403, code: '2032', name: 'notAllowed', act: 'operator' },
  { status: 403, code: '20002', name: 'notAllowed', act: 'operator' },
  { status: 403, code: '900150', name: 'notAllowed', act: 'operator' },
  { status: 403, code: '900308', name: 'notAllowed', act: 'operator' },
  { status: 403, code: '900309', name: 'conditionalAccess', act: 'operator' },
  { status: 403, code: '90000', name: 'signInRefused', act: 'operator' },
  { status: 403, code: '900329', name: 'userSignInNeeded', act: 'operator' },
  { status: 401, code: '900420', name: 'wrongAudience', act: 'operator' },
  { status: 401, name: 'signInRefused', act: 'operator' },
  { status: 403, name: 'notAllowed', act: 'operator' },

  // Partner Center has a bad moment.
  { status: 408, name: 'unavailable', act: 'retry' },
  { status: 429, name: 'busy', act: 'retry' },
  { status: 500, name: 'unavailable', act: 'retry' },
];
