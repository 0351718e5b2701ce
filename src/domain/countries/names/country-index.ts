import type { Country } from '../country.ts';
import { countryCodes, countryOf } from '../country-table.ts';
import { alpha3Codes } from './alpha3-codes.ts';
import { NameIndex } from './name-index.ts';
import { unservedCountries } from './unserved-countries.ts';

/** Every code that is told apart: those that Partner Center knows, and those that it does not serve. */
export const findableCodes: readonly string[] = [...countryCodes, ...Object.keys(unservedCountries)];

/** The languages of the product: what people type here most; Chinese as it is written in Taiwan, Hong Kong and China. */
const productLanguages = ['en', 'de', 'zh-Hant', 'zh-Hant-HK', 'zh-Hans'];

/** Languages that people know beyond the countries they are from. */
const worldLanguages = ['es', 'fr', 'it', 'pt', 'pt-PT', 'nl', 'pl', 'ru', 'tr', 'ar', 'ja', 'ko'];

/** Languages that no culture of Partner Center's has; then places whose names for countries are not those of the language. */
const otherLanguages = [
  ...'af cy eo ga gd gu jv kn ku lb ml mr my pa rm so ta te yue zu'.split(' '),
  ...'de-CH en-AU es-MX fr-CA sr-Latn-ME sw-KE'.split(' '),
];

/** How far from the reader's own words a kind of names is; what is nearer counts more. */
export type Nearness = 'usual' | 'native' | 'world' | 'foreign';

/** Codes, our own names and those in the product's languages. */
export const usualNames = once(buildUsualNames);

const builders: readonly (readonly [Nearness, () => NameIndex])[] = [
  ['usual', usualNames],
  ['native', once(buildNativeNames)],
  ['world', once(() => namesIn(worldLanguages, 3))],
  ['foreign', once(buildForeignNames)],
];

/**
 * The names by kind, nearest first: the usual ones; those in the countries' own languages; those in the world's; those in all
 * others. Each is built when it is asked for first: most questions need the first alone.
 */
export function* nameIndexes(): Generator<readonly [Nearness, NameIndex]> {
  for (const [nearness, build] of builders) yield [nearness, build()];
}

/** Builds them all now, some 150 ms, so that no question has to wait for it. */
export function warmUpNames(): void {
  for (const [, build] of builders) build();
}

function once(build: () => NameIndex): () => NameIndex {
  let built: NameIndex | undefined;
  return () => {
    built ??= build();
    return built;
  };
}

function buildUsualNames(): NameIndex {
  const index = new NameIndex();
  for (const code of findableCodes) {
    index.addCode(code, code);
    index.addCode(code, alpha3Codes.get(code) ?? code);
    for (const name of recordOf(code).otherNames ?? []) index.addName(code, name);
  }
  for (const language of productLanguages) index.addLanguage(language, findableCodes);
  return index;
}

function buildNativeNames(): NameIndex {
  const codesByCulture = new Map<string, string[]>();
  for (const code of findableCodes) {
    for (const culture of recordOf(code).cultures) {
      const codes = codesByCulture.get(culture);
      if (codes) codes.push(code);
      else codesByCulture.set(culture, [code]);
    }
  }
  const index = new NameIndex();
  for (const [culture, codes] of codesByCulture) index.addLanguage(culture, codes);
  return index;
}

function buildForeignNames(): NameIndex {
  const nearer = new Set([...productLanguages, ...worldLanguages]);
  const languages = countryCodes
    .flatMap((code) => countryOf(code).cultures.map(languageOf))
    .filter((language) => !nearer.has(language));
  // `end` is India to someone, and `sad` the United States.
  return namesIn([...languages, ...otherLanguages], 4);
}

function namesIn(languages: readonly string[], shortest: number): NameIndex {
  const index = new NameIndex({ shortest });
  for (const language of new Set(languages)) index.addLanguage(language, findableCodes);
  return index;
}

/** `sr-Latn` of `sr-Latn-ME`: elsewhere a language has so few other names that asking for each takes too long. */
function languageOf(culture: string): string {
  const { language, script } = new Intl.Locale(culture);
  return script ? `${language}-${script}` : language;
}

function recordOf(code: string): Pick<Country, 'otherNames' | 'cultures'> {
  return unservedCountries[code] ?? countryOf(code);
}
