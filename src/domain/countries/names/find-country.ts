import { nameIndexes, usualNames } from './country-index.ts';
import { compactName, foldName } from './fold-name.ts';
import { isOneTypoAway } from './typo-distance.ts';

/** No name of a country is nearly so long. In UTF-16 units. */
export const longestCountryName = 255;
/** In a shorter one any letter may make another name. */
const shortestMisspelt = 4;

const formWords = ['federal', 'federative', 'islamic', 'arab', 'socialist', 'hashemite', 'bolivarian'];
const forms = [
  ...[
    'republic',
    'kingdom',
    'commonwealth',
    'principality',
    'sultanate',
    'federation',
    'grand duchy',
    'plurinational state',
  ],
  ...['republik', 'bundesrepublik', 'konigreich', 'koenigreich', 'furstentum', 'fuerstentum', 'grossherzogtum'],
];
/** What states call themselves before their names, as `foldName` gives it; nothing by which namesakes are told apart. */
const formsOfState = new RegExp(`^(?:(?:${formWords.join('|')}) )*(?:${forms.join('|')}) (?=.)`);
const chineseFormsOfState = /(?<=.)(?:共和|王|公)[國国]$/;

/**
 * The country that a text names for certain, among those that Partner Center knows and those that it does not serve: by an
 * ISO 3166-1 code, a name in any of some hundred languages, or one that people use instead, in any spelling. Undefined
 * where it is unknown, misspelt or could be two. Never throws, and takes no longer for a long text.
 */
export function findCountry(text: string): string | undefined {
  if (text.length > longestCountryName) return undefined;
  const words = foldName(text);
  return only(codesNamed(words)) ?? only(codesOfParts(text)) ?? only(codesNamed(withoutForm(words)));
}

/** The countries that a folded name may stand for, of the nearest kind of names that has it. */
function codesNamed(words: string): readonly string[] {
  const compact = compactName(words);
  if (compact === '') return [];
  for (const [nearness, index] of nameIndexes()) {
    const codes = index.codesOf(compact);
    if (codes.length > 0) return nearness === 'foreign' ? [...new Set([...codes, ...misspelt(compact)])] : codes;
  }
  return [];
}

/** Niger is `Nigēra` in Latvian: who types it here has more likely left a letter out of Nigeria. */
function misspelt(compact: string): readonly string[] {
  if (compact.length < shortestMisspelt) return [];
  return usualNames().names.flatMap((name) => (isOneTypoAway(compact, name.compact) ? [name.code] : []));
}

/**
 * `Korea, Republic of` and `Korea (the Republic of)` as they are said; else `Congo (DRC)` and `Germany (Deutschland, DE)`,
 * where every part must mean the same country.
 */
function codesOfParts(text: string): readonly string[] {
  const [, name = '', bracketed, after] = /^(.+?)\s*(?:\(([^()]+)\)|,([^,()]+))\s*$/.exec(roundBrackets(text)) ?? [];
  const rest = bracketed ?? after ?? '';
  const inOrder = rest === '' ? '' : foldName(`${rest} ${name}`);
  const said = [inOrder, withoutForm(inOrder)].map(codesNamed).find((codes) => codes.length > 0);
  if (said || bracketed === undefined) return said ?? [];
  const parts = bracketed.split(',').map((part) => codesNamed(foldName(part)));
  return codesNamed(foldName(name)).filter((code) => parts.every((codes) => codes.includes(code)));
}

function roundBrackets(text: string): string {
  return text.normalize('NFKC').replaceAll('[', '(').replaceAll(']', ')');
}

function withoutForm(words: string): string {
  return words.replace(formsOfState, '').replace(chineseFormsOfState, '');
}

function only(codes: readonly string[]): string | undefined {
  return codes.length === 1 ? codes[0] : undefined;
}
