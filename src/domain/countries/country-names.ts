import { countryCodes } from './country-table.ts';

/** Codes of Partner Center's that ISO 3166-1 has not, or no longer; `Intl` knows them not, or by another name. */
const otherNames: Readonly<Record<string, string>> = {
  AN: 'Netherlands Antilles',
  XE: 'Sint Eustatius',
  XJ: 'Jan Mayen',
  XS: 'Saba',
};

/** Codes that people type for a country whose ISO code is another. */
const otherCodes: Readonly<Record<string, string>> = { UK: 'GB' };

const displayNames = new Map<string, Intl.DisplayNames>();
const choices = new Map<string, readonly CountryChoice[]>();

export interface CountryChoice {
  readonly value: string;
  readonly title: string;
}

/** The country's name in the locale's language; in English for a locale that is not supported. Always something readable. */
export function countryName(country: string, locale: string): string {
  const other = otherNames[country];
  if (other !== undefined) return other;
  const supported = supportedLocale(locale);
  const names =
    displayNames.get(supported) ??
    remember(displayNames, supported, new Intl.DisplayNames(supported, { type: 'region', fallback: 'none' }));
  return /^[A-Z]{2}$/.test(country) ? (names.of(country) ?? country) : country;
}

/** All countries that Partner Center knows, named and sorted as the locale does it. */
export function countryChoices(locale: string): readonly CountryChoice[] {
  const supported = supportedLocale(locale);
  const known = choices.get(supported);
  if (known) return known;
  const { compare } = new Intl.Collator(supported);
  const named = countryCodes.map((value) => ({ value, title: countryName(value, supported) }));
  return remember(
    choices,
    supported,
    named.sort((a, b) => compare(a.title, b.title)),
  );
}

/** The code of a country that Partner Center knows, from its code or exact English name in any case. */
export function resolveCountry(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim();
  const code = otherCodes[typed.toUpperCase()] ?? typed.toUpperCase();
  if (countryCodes.includes(code)) return code;
  const name = typed.toLowerCase();
  return countryChoices('en').find((choice) => choice.title.toLowerCase() === name)?.value;
}

const supportedLocales = new Map<string, string>();

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
