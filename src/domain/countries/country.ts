import type { CountryCode } from 'libphonenumber-js/max';
import type { RegistrationNumber } from './registration-number.ts';
import type { FactSource } from './sources.ts';

export type StateLabel =
  | 'state'
  | 'province'
  | 'emirate'
  | 'prefecture'
  | 'county'
  | 'countyOrCity'
  | 'region'
  | 'department'
  | 'parish'
  | 'island'
  | 'district'
  | 'oblast'
  | 'area'
  | 'governorate';

export type CityLabel = 'city' | 'suburb' | 'postTown' | 'district' | 'township';
export type PostalLabel = 'postalCode' | 'zipCode' | 'pinCode' | 'eircode';

/** Where a partner may sell: to every customer country of its own region. */
export type SalesRegion =
  | 'Africa'
  | 'Asia and Pacific'
  | 'Australia'
  | 'Brazil'
  | 'Canada'
  | 'China'
  | 'Europe'
  | 'India'
  | 'Japan'
  | 'Korea, Republic of'
  | 'Latin America and the Caribbean'
  | 'Middle East, Central Europe, and Eastern Europe'
  | 'New Zealand'
  | 'Taiwan'
  | 'United States';

/** The lines of an address as people write it, top down; a field that the country has not falls out. */
export type AddressFormat =
  | 'street, city state postalCode'
  | 'street, postalCode city, state'
  | 'postalCode state, city, street';

export interface StateField {
  readonly label: StateLabel;
  /**
   * What stands in the list: `codes` where people write them and Partner Center takes them, else the `names`; `text` where
   * no list that we have is what people write there, or it is out of date.
   */
  readonly choices: 'codes' | 'names' | 'text';
  readonly required?: true;
  readonly source?: FactSource;
}

export interface PostalCode {
  readonly label?: PostalLabel;
  /** A real code as it is written; from it follow where a separator goes and whether letters belong to the code. */
  readonly example: string;
  /** The whole code as it is written: upper case, the separator where the example has it. Needs no anchors. */
  readonly pattern: RegExp;
  /** An address without it is incomplete. */
  readonly required?: true;
  /** Four more digits may follow after a hyphen. */
  readonly plusFour?: true;
  /** What people write before the digits beside the ISO code: distinguishing signs of vehicles, mostly. */
  readonly prefixes?: readonly string[];
  readonly source?: FactSource;
}

/** What is known of one country or region; a fact without a source of its own has the one that `sources.ts` names for its kind. */
export interface Country {
  /** In English, where `Intl` has none or not in every version the same; in the other languages where `Intl` has none. */
  readonly name?: string;
  /** What people type for it beside its names in the world's languages and its ISO codes. */
  readonly otherNames?: readonly string[];
  /** Absent: Microsoft names none, and no partner may sell there. */
  readonly salesRegion?: SalesRegion;
  /** The cultures that Partner Center takes, its default first. */
  readonly cultures: readonly string[];
  /** Where another than the first is the better guess. */
  readonly defaultCulture?: string;
  /** Absent: `street, city state postalCode`. */
  readonly addressFormat?: AddressFormat;
  readonly cityLabel?: CityLabel;
  /** Absent: people there write none. */
  readonly state?: StateField;
  /** Absent: the country has none. */
  readonly postalCode?: PostalCode;
  /** People say the family name first. */
  readonly familyNameFirst?: true;
  readonly phoneNumberRequired?: true;
  /** The country whose numbers are used there, where it has none of its own. */
  readonly numberingPlan?: CountryCode;
  readonly organizationRegistrationNumber?: RegistrationNumber;
}

/** Countries by code: ISO 3166-1 alpha-2, and Partner Center's own XE, XJ, XK, XS and AN. */
export type Countries = Readonly<Record<string, Country>>;
