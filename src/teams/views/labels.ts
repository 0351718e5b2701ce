import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';
import type { ProfileField } from '../../domain/profile.ts';
import type { ViewContext } from './view.ts';

/** A field's label as people of the country say it. */
export function labelOf(field: ProfileField, requirements: CountryRequirements, { t }: ViewContext): string {
  const { city, state, postalCode, organizationRegistrationNumber: number } = requirements;
  if (field === 'city') return t(`label.city.${city.label}`);
  if (field === 'state' && state) return t(`label.${state.label}`);
  if (field === 'postalCode' && postalCode) return t(`label.${postalCode.label}`);
  if (field === 'organizationRegistrationNumber' && number.name) {
    return t('label.registrationNumber', { name: number.name });
  }
  return t(`field.${field}`);
}
