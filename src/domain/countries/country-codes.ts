import { cultureTable } from './culture-table.ts';

const cultures: ReadonlyMap<string, readonly string[]> = new Map(cultureTable.trim().split(/\s+/).map(readRow));

/** The countries and regions that Partner Center knows: ISO 3166-1 alpha-2, and its own XE, XJ, XK, XS and AN. */
export const countryCodes: readonly string[] = [...cultures.keys()];

/** The cultures that Partner Center takes for a country, its default first; empty for a country that it does not know. */
export function culturesOf(country: string): readonly string[] {
  return cultures.get(country) ?? [];
}

function readRow(row: string): [string, readonly string[]] {
  const country = row.slice(0, 2);
  const listed = row.slice(3).split(',').filter(Boolean);
  return [country, row[2] === '=' ? listed : [...listed, 'en-US']];
}
