import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';

export type AddressField = 'addressLine1' | 'addressLine2' | 'city' | 'state' | 'postalCode';

const street = [['addressLine1'], ['addressLine2']] as const;

/** The rows of each address format; the fields of a row stand side by side. */
const formats: Readonly<Record<CountryRequirements['addressFormat'], readonly (readonly AddressField[])[]>> = {
  'street, city state postalCode': [...street, ['city', 'state', 'postalCode']],
  'street, postalCode city, state': [...street, ['postalCode', 'city'], ['state']],
  'postalCode state, city, street': [['postalCode', 'state'], ['city'], ...street],
};

/** The fields of an address, row by row, as the country writes it. */
export function addressRows({ addressFormat }: CountryRequirements): readonly (readonly AddressField[])[] {
  return formats[addressFormat];
}

/** The names of a person in the order in which the country says them. */
export function nameFields({
  familyNameFirst,
}: CountryRequirements): readonly ('firstName' | 'middleName' | 'lastName')[] {
  return familyNameFirst ? ['lastName', 'firstName', 'middleName'] : ['firstName', 'middleName', 'lastName'];
}
