/** Where addresses are written from the large to the small: postal code, province, city, street. */
const largeToSmall = new Set(['CN', 'JP', 'KR', 'TW']);

/**
 * Where the postal code stands in front of the city. Source: libaddressinput's address formats (`%Z %C`).
 * Elsewhere it comes last.
 */
const postalCodeFirst = new Set(
  (
    'AD AR AT BA BE BG BL CH CL CR CY CZ DE DK DO DZ EE ES ET FI FO FR GE GF GL GP GR GT HR IL IS IT KW LA LI LT LU ' +
    'MA MC MD ME MF MG MK MQ MX MY MZ NC NE NI NL NO PF PH PL PM PT PY RE RO RS SE SI SJ SK SM SN TJ TN TR UY VA WF XK YT ZM'
  ).split(' '),
);

const familyNameFirst = new Set(['CN', 'HK', 'HU', 'JP', 'KR', 'MO', 'TW', 'VN']);

export type AddressField = 'addressLine1' | 'addressLine2' | 'city' | 'state' | 'postalCode';

/** The fields of an address as the country writes it; those of one row stand side by side. */
export function addressRows(country: string): readonly (readonly AddressField[])[] {
  const street = [['addressLine1'], ['addressLine2']] as const;
  if (largeToSmall.has(country)) return [['postalCode', 'state'], ['city'], ...street];
  if (postalCodeFirst.has(country)) return [...street, ['postalCode', 'city'], ['state']];
  return [...street, ['city', 'state', 'postalCode']];
}

/** The names of a person in the order in which the country says them. */
export function nameFields(country: string): readonly ('firstName' | 'middleName' | 'lastName')[] {
  return familyNameFirst.has(country)
    ? ['lastName', 'firstName', 'middleName']
    : ['firstName', 'middleName', 'lastName'];
}
