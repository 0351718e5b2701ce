import { countryCodes } from '../country-table.ts';
import { countryTitles } from './country-titles.ts';
import { findCountry } from './find-country.ts';
import { type NameOf, regionNames } from './region-names.ts';
import { isUnserved } from './unserved-countries.ts';

export interface CountryChoice {
  readonly value: string;
  readonly title: string;
}

const names = new Map<string, NameOf>();
const choices = new Map<string, readonly CountryChoice[]>();
const supportedLocales = new Map<string, string>();
const served: ReadonlySet<string> = new Set(countryCodes);

/** The country's name in the locale's language; in English for a locale that is not supported. Always something readable. */
export function countryName(country: string, locale: string): string {
  const supported = supportedLocale(locale);
  const nameOf = names.get(supported) ?? remember(names, supported, regionNames(supported));
  return /^[A-Z]{2}$/.test(country) ? (nameOf(country) ?? country) : country;
}

/**
 * All countries that Partner Center knows, sorted by name as the locale does it. The title is more than the name, so that
 * typing in the list finds it by other names too.
 */
export function countryChoices(locale: string): readonly CountryChoice[] {
  const supported = supportedLocale(locale);
  const known = choices.get(supported);
  if (known) return known;
  const { compare } = new Intl.Collator(supported);
  const titleOf = countryTitles(supported);
  const sorted = countryCodes
    .map((value) => ({ value, title: titleOf(value), name: countryName(value, supported) }))
    .sort((a, b) => compare(a.name, b.name));
  return remember(
    choices,
    supported,
    sorted.map(({ value, title }) => ({ value, title })),
  );
}

/**
 * The code of a country that Partner Center knows, from its code or any usual name. Undefined for what is unknown, misspelt
 * or ambiguous: `searchCountries` has candidates for that. Never throws.
 */
export function resolveCountry(text: string): string | undefined {
  // What a list sends is looked up without the index of names.
  if (served.has(text)) return text;
  const country = findCountry(text);
  return country !== undefined && served.has(country) ? country : undefined;
}

/** The code of the country that the text names when it is one that Partner Center does not serve. Never throws. */
export function unservedCountry(text: string): string | undefined {
  const country = findCountry(text);
  return country !== undefined && isUnserved(country) ? country : undefined;
}

function supportedLocale(locale: string): string {
  return supportedLocales.get(locale) ?? remember(supportedLocales, locale, findSupported(locale));
}

function findSupported(locale: string): string {
  try {
    return Intl.DisplayNames.supportedLocalesOf(new Intl.Locale(locale).baseName)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Locales come from clients: a cache that any text can fill has an end. */
function remember<T>(cache: Map<string, T>, locale: string, value: T): T {
  if (cache.size >= 100) cache.clear();
  cache.set(locale, value);
  return value;
}
