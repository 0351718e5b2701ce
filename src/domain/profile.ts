import { createHash } from 'node:crypto';

/**
 * What a rep types, under the Partner Center property names (without their path).
 * Source: Partner Center REST, "Create a customer", request body.
 */
export const profileFields = [
  'country',
  'companyName',
  'domain',
  'associatedPartnerId',
  'addressLine1',
  'addressLine2',
  'city',
  'state',
  'region',
  'postalCode',
  'firstName',
  'middleName',
  'lastName',
  'email',
  'phoneNumber',
  'organizationRegistrationNumber',
  'culture',
  'language',
  'enableGDAPByDefault',
] as const;

export type ProfileField = (typeof profileFields)[number];

/** The profile: text by field, absent when there is none. Toggles are `true` or `false`, `domain` is a prefix or a whole name. */
export type Profile = Partial<Readonly<Record<ProfileField, string>>>;

/** The wizard's steps, in their order. */
export const steps = ['company', 'address', 'review'] as const;
export type Step = (typeof steps)[number];

/** Which fields a step asks for. The review asks for the GDAP choice alone and shows all the others. */
export const stepFields: Readonly<Record<Step, readonly ProfileField[]>> = {
  company: ['country', 'companyName', 'domain', 'associatedPartnerId'],
  address: [
    'addressLine1',
    'addressLine2',
    'city',
    'state',
    'region',
    'postalCode',
    'firstName',
    'middleName',
    'lastName',
    'email',
    'phoneNumber',
    'organizationRegistrationNumber',
    'culture',
    'language',
  ],
  review: ['enableGDAPByDefault'],
};

/** Something to say at a field. `key` is a message key and `params` fill it in; an `error` blocks, a `warning` does not. */
export interface Problem {
  readonly field: ProfileField;
  readonly severity: 'error' | 'warning';
  readonly key: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** A hash of exactly what was seen and confirmed: the same for the same values, whatever the order of the fields. */
export function profileHash(profile: Profile): string {
  const canonical = profileFields.map((field) => [field, profile[field] ?? '']);
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex');
}

export function isProfileField(name: string): name is ProfileField {
  return profileFields.some((field) => field === name);
}
