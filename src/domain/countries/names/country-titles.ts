import anyAscii from 'any-ascii';
import { countryOf } from '../country-table.ts';
import { foldName } from './fold-name.ts';
import { type NameOf, regionNames } from './region-names.ts';

/** Of the countries' other names those by which many readers of a language look for them. */
const shownNames: Readonly<Record<string, readonly string[]>> = {
  en: [
    ...['UAE', 'Bonaire', 'DR Congo', 'Ivory Coast', 'Czech Republic', 'UK', 'Burma', 'Macau', 'Holland', 'KSA'],
    ...['Swaziland', 'East Timor', 'Turkey', 'USA', 'Holy See', 'England'],
  ],
  de: [
    ...['VAE', 'Weißrussland', 'Elfenbeinküste', 'Kap Verde', 'Großbritannien', 'UK', 'Birma', 'Holland', 'Osttimor'],
    ...['Swasiland', 'England'],
  ],
};

/** A title with no more names, and no longer, is still read at a glance; and the card stays small. */
const mostExtras = 3;
const longestTitle = 56;

/**
 * How a list calls each country: the name in the reader's language, then in brackets by what else it may be looked for where
 * the client compares nothing but the title (Input.ChoiceSet, `filtered`), and its code: `Germany (Deutschland, DE)`.
 */
export function countryTitles(locale: string): (code: string) => string {
  const { language } = new Intl.Locale(locale);
  const nameOf = regionNames(locale);
  const shortNameOf = regionNames(locale, 'short');
  const englishNameOf = englishNames();
  const nativeNamesOf = nativeNames();
  return (code) => {
    const name = nameOf(code) ?? englishNameOf(code) ?? code;
    const common = [...shownOf(code, 'en'), shortNameOf(code)];
    const [native, ...natives] = nativeNamesOf(code);
    // Elsewhere people fall back on English too; further native names would make the card too large.
    const others =
      language === 'en'
        ? [native, ...common, ...natives]
        : [...shownOf(code, language), englishNameOf(code), native, ...common];
    return titleOf(name, others, code);
  };
}

function titleOf(name: string, others: readonly (string | undefined)[], code: string): string {
  // `Myanmar (Burma)` has its brackets already.
  const [, main = name, within] = /^(.+) \((.+)\)$/.exec(name) ?? [];
  const told = within === undefined ? [] : [within];
  const title = () => `${main} (${[...told, code].join(', ')})`;
  const tell = (other: string) => {
    if (told.length < mostExtras && title().length + other.length + 2 <= longestTitle) told.push(other);
  };
  for (const other of others) if (other && other !== code && isNew(other, [name, ...told])) tell(other);
  const plain = asTyped(name);
  if (told.length === 0 && plain !== name) tell(plain);
  return title();
}

/** Whether typing the name would not find any of those before it. */
function isNew(name: string, said: readonly string[]): boolean {
  return !said.some((text) => foldName(text).includes(foldName(name)));
}

/** As who looks for it types it: the readers' keyboards have no ç, and few write `St.` first. */
function asTyped(name: string): string {
  const hasForeignLetters = /[^\P{Script=Latin}a-zA-ZäöüÄÖÜß]/u.test(name);
  return (hasForeignLetters ? anyAscii(name) : name).replace(/^St\. /, 'Saint ');
}

function shownOf(code: string, language: string): readonly string[] {
  return countryOf(code).otherNames?.filter((name) => shownNames[language]?.includes(name)) ?? [];
}

/** As short as they are said, but for `US` and `UK`. */
function englishNames(): NameOf {
  const nameOf = regionNames('en');
  const shortNameOf = regionNames('en', 'short');
  return (code) => [shortNameOf(code), nameOf(code)].find((name) => name !== undefined && name.length > 2);
}

/** What a country is called in the languages of its cultures, where English is not the first of them. */
function nativeNames(): (code: string) => readonly (string | undefined)[] {
  const names = new Map<string, NameOf>();
  return (code) => {
    const { cultures } = countryOf(code);
    if (cultures[0]?.startsWith('en')) return [];
    return cultures.map((culture) => {
      const nameOf = names.get(culture) ?? regionNames(culture);
      names.set(culture, nameOf);
      return culture.startsWith('en') ? undefined : nameOf(code);
    });
  };
}
