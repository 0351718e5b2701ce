import type { Profile } from './profile.ts';

export const addressFields = ['country', 'addressLine1', 'addressLine2', 'city', 'state', 'postalCode'] as const;

/** The same for the same address, whatever the case and the spaces. */
export function addressKey(profile: Profile): string {
  return addressFields.map((field) => (profile[field] ?? '').toLowerCase().replace(/\s+/g, ' ').trim()).join('|');
}
