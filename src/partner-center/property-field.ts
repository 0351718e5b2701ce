import { type ProfileField, profileFields } from '../domain/profile.ts';

/** Names that Partner Center's messages use beside the property names. */
const aliases: Readonly<Record<string, ProfileField>> = {
  address: 'addressLine1',
  phone: 'phoneNumber',
  postal: 'postalCode',
  zip: 'postalCode',
};

const fieldsByName: readonly (readonly [string, ProfileField])[] = [
  ...profileFields.map((field) => [field.toLowerCase(), field] as const),
  ...Object.entries(aliases),
].sort(([a], [b]) => b.length - a.length);

/**
 * The profile field that a property of Partner Center's is about: `StateInvalid`, `PostalCode`, `address_line1` and
 * `billingProfile.defaultAddress.city` all name one. Undefined when none of ours is meant.
 */
export function profileFieldOf(property: string): ProfileField | undefined {
  const last = property.split('.').at(-1) ?? '';
  const name = last.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  return fieldsByName.find(([prefix]) => name.startsWith(prefix))?.[1];
}
