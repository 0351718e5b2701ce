import { countryRules } from '../countries/country-rules.ts';
import { knownAddress, withFullPostalCode } from './known-address.ts';

/** An address as the validation takes and suggests it. */
export interface Address {
  readonly country: string;
  readonly city: string;
  readonly state?: string;
  readonly addressLine1: string;
  readonly addressLine2?: string;
  readonly postalCode?: string;
}

export interface Assessment {
  readonly status: string;
  readonly suggestions: readonly Address[];
  readonly message?: string;
}

type Rule = (address: Address) => Assessment | undefined;

/**
 * Made-up rules, so that each status of the real service can be met on purpose; README.md lists them for people.
 * The first rule that has something to say decides.
 */
const rules: readonly Rule[] = [
  notValidated,
  wrongFields,
  severalPartial,
  premisesPartial,
  streetPartial,
  rewritten,
  poBox,
];

export function assessAddress(address: Address): Assessment {
  for (const rule of rules) {
    const assessment = rule(address);
    if (assessment) return assessment;
  }
  return { status: 'VerifiedShippable', suggestions: [knownAddress(address)] };
}

function notValidated({ addressLine1, country }: Address): Assessment | undefined {
  if (countryRules(country) && !/\bunreachable\b/i.test(addressLine1)) return undefined;
  return { status: 'NotValidated', suggestions: [], message: 'The address could not be sent for validation.' };
}

function wrongFields({ country, city, state = '', addressLine1, postalCode = '' }: Address): Assessment | undefined {
  const known = countryRules(country);
  const wrong = [
    /\bnowhere\b/i.test(addressLine1) && 'Street',
    known?.isStateRequired && isWrongState(state, known.supportedStatesList ?? []) && 'Region',
    known?.postalCodeRegex && !new RegExp(known.postalCodeRegex).test(postalCode) && 'PostalCode',
    (city === '' || /^nowhere$/i.test(city)) && 'City',
  ].filter((name) => typeof name === 'string' && name !== '');
  if (wrong.length === 0) return undefined;
  const names = wrong.map((name) => `'${name}'`).join(', ');
  return { status: 'None', suggestions: [], message: `Address field invalid for property: ${names}` };
}

function isWrongState(state: string, choices: readonly string[]): boolean {
  return choices.length > 0 ? !choices.includes(state) : state === '';
}

function severalPartial(address: Address): Assessment | undefined {
  if (!/^springfield$/i.test(address.city)) return undefined;
  const cities = ['Springfield Gardens', 'North Springfield', 'West Springfield'];
  return { status: 'Multiple', suggestions: cities.map((city) => withFullPostalCode({ ...address, city })) };
}

function premisesPartial(address: Address): Assessment | undefined {
  if (!/\b(building|bldg|tower)\b/i.test(address.addressLine1) || address.addressLine2) return undefined;
  const suites = ['Suite 100', 'Suite 200', 'Suite 300'];
  const suggestions = suites.map((addressLine2) => withFullPostalCode({ ...address, addressLine2 }));
  return { status: 'PremisesPartial', suggestions };
}

function streetPartial(address: Address): Assessment | undefined {
  if (/\d|\bone\b/i.test(address.addressLine1)) return undefined;
  const suggestions = ['1', '12', '123'].map((number) =>
    withFullPostalCode({ ...address, addressLine1: `${number} ${address.addressLine1}` }),
  );
  return { status: 'StreetPartial', suggestions };
}

/** Where the street is written differently, the suggestion has changed significantly and a person must confirm it. */
function rewritten(address: Address): Assessment | undefined {
  const known = knownAddress(address);
  if (known.addressLine1 === address.addressLine1) return undefined;
  return { status: 'InteractionRequired', suggestions: [known] };
}

function poBox(address: Address): Assessment | undefined {
  if (!/\bp\.?\s?o\.? box\b/i.test(address.addressLine1)) return undefined;
  return { status: 'Verified', suggestions: [knownAddress(address)] };
}
