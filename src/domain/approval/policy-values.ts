import { z } from 'zod';
import { countryCodes } from '../countries/country-table.ts';
import { checkCountry } from '../countries/names/check-country.ts';
import { salesRegionOf } from '../countries/sales-regions.ts';
import { nearestName } from './nearest-name.ts';

/** Values that are one of many known ones, with what was meant where that can be guessed. */

const regions: readonly string[] = [...new Set(countryCodes.flatMap((code) => salesRegionOf(code) ?? []))].toSorted();

/** A country's code, in upper case. */
export const country = oneOf({
  wrong: 'must be the code of a country that Partner Center sells to.',
  find: (text) => countryCodes.find((code) => code === text.toUpperCase()),
  guess: meantCountry,
});

/** A sales region, as Microsoft names it. */
export const salesRegion = oneOf({
  wrong: `must be one of Microsoft's sales regions.`,
  find: (text) => regions.find((region) => region.toLowerCase() === text.toLowerCase()),
  guess: (text) => nearestName(text, regions),
  otherwise: `They are: ${regions.map((region) => `"${region}"`).join(', ')}.`,
});

/** A time zone by its name in the IANA database. */
export const timeZone = oneOf({
  wrong: 'must be a time zone of the IANA database.',
  find: (text) => (isTimeZone(text) ? text : undefined),
  guess: meantTimeZone,
});

interface Known {
  readonly wrong: string;
  readonly find: (text: string) => string | undefined;
  readonly guess: (text: string) => string | undefined;
  /** The remedy where nothing is near; absent: the key's own. */
  readonly otherwise?: string;
}

function oneOf({ wrong, find, guess, otherwise }: Known) {
  const error = ({ input }: { readonly input?: unknown }) => (input === undefined ? 'is missing.' : wrong);
  return z.string({ error }).transform((text, { addIssue }) => {
    const value = find(text.trim());
    if (value !== undefined) return value;
    const meant = guess(text);
    const remedy = meant === undefined ? otherwise : `Did you mean "${meant}"?`;
    addIssue({ code: 'custom', message: wrong, ...(remedy === undefined ? {} : { params: { remedy } }) });
    return z.NEVER;
  });
}

function meantCountry(text: string): string | undefined {
  const verdict = checkCountry(text);
  return 'value' in verdict ? verdict.value : verdict.refusal.params?.countries?.split(' ')[0];
}

/** UTC and zones of the database only: an offset such as `+01:00` knows no daylight-saving time. */
function isTimeZone(text: string): boolean {
  if (!/^[a-z]/i.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

function meantTimeZone(text: string): string | undefined {
  const zones = Intl.supportedValuesOf('timeZone');
  const cities = new Map(zones.map((zone) => [zone.split('/').at(-1) ?? zone, zone]));
  const city = nearestName(text.split('/').at(-1) ?? text, [...cities.keys()]);
  return nearestName(text, zones) ?? (city === undefined ? undefined : cities.get(city));
}
