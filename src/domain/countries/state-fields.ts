export type StateLabel =
  | 'state'
  | 'province'
  | 'emirate'
  | 'prefecture'
  | 'county'
  | 'region'
  | 'department'
  | 'parish'
  | 'island'
  | 'district'
  | 'oblast'
  | 'area'
  | 'governorate';

/**
 * What stands in the list of a country's states: `codes` where people write them and Partner Center takes them, else the
 * `names`; `text` where the list that we have is not what people write there, or is out of date.
 */
export type StateValues = 'codes' | 'names' | 'text';

export interface StateField {
  readonly label: StateLabel;
  readonly values: StateValues;
  readonly required: boolean;
}

/**
 * Required without a word of Partner Center's: US, CA, CN and MX are checked against a list (Partner Center REST,
 * "Validate an address", 2022-09-20); in AU, BR, IN and JP no address is complete without.
 */
const requiredFields = `
US state codes, CA province codes, CN province codes, MX state codes,
AU state codes, BR state codes, IN state codes, JP prefecture names`;

/** Written in addresses, but never asked for on our own account. A country in neither list has no such field. */
const optionalFields = `
AE emirate names, AM province names, AR province names, AS state text, BS island text, CL region names,
CO department names, CR province names, CV island text, EG governorate text, ES province text, FM state names,
HK area text, HN department names, ID province text, IE county names, IQ governorate text, IT province text,
JM parish names, KN island names, KR province text, KY island text, MH state text, MP state text, MY state names,
MZ province names, NG state names, NI department names, NR district names, PE department names, PF island text,
PG province text, PH province text, PW state names, RU oblast names, SO region names, SR district names,
SV department names, TH province names, TR province names, TV island text, TW county text, UA oblast names, UM state text,
UY department names, VE state names, VI state text, VN province text`;

export const stateFields: ReadonlyMap<string, StateField> = new Map([
  ...readFields(requiredFields, true),
  ...readFields(optionalFields, false),
]);

function readFields(rows: string, required: boolean): (readonly [string, StateField])[] {
  return rows
    .trim()
    .split(/,\s*/)
    .map((row) => {
      const [country = '', label, values] = row.split(' ');
      return [country, { label: label as StateLabel, values: values as StateValues, required }] as const;
    });
}
