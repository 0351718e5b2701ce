import { findableCodes, type Nearness, nameIndexes, usualNames } from './country-index.ts';
import { countryName } from './country-names.ts';
import { compactName, foldName } from './fold-name.ts';
import type { IndexedName } from './name-index.ts';
import { typoDistance } from './typo-distance.ts';
import { isUnserved } from './unserved-countries.ts';

/** A name that matches better counts more; among those that match alike, the nearer one. */
const manners = ['exact', 'prefix', 'wordPrefix', 'substring'] as const;
type Manner = (typeof manners)[number];
type Source = 'reader' | Nearness;
const sources: readonly Source[] = ['reader', 'usual', 'native', 'world', 'foreign'];
const farSources: readonly Source[] = ['world', 'foreign'];
/** Behind every name that has the text in it. */
const typoRank = 100;

/** How well a folded text fits each country that it may mean at all: the lower the better. */
export function rankCountries(words: string, locale: string): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  for (const [code, rank] of ranksOf(words, locale)) ranks.set(code, Math.min(rank, ranks.get(code) ?? rank));
  return ranks;
}

function rankOf(code: string, manner: Manner, source: Source): number {
  const rank = manners.indexOf(manner) * sources.length + sources.indexOf(source);
  // A hundred languages have something that begins with any two letters.
  if (farSources.includes(source) && manner !== 'exact') return rank + manners.length * sources.length;
  // Who types `ir` is on the way to Ireland.
  return isUnserved(code) ? rank + 1.5 * sources.length : rank;
}

function* ranksOf(words: string, locale: string): Generator<readonly [code: string, rank: number]> {
  const compact = compactName(words);
  let isExact = false;
  for (const [nearness, index] of nameIndexes()) {
    for (const code of index.codesOf(compact)) {
      // Nigera is Niger to Latvians, and a typo to everybody else.
      isExact ||= nearness !== 'foreign';
      yield [code, rankOf(code, 'exact', nearness)];
    }
    // A single letter is in nearly every name of every language.
    if (farSources.includes(nearness) && /^[a-z]$/.test(compact)) continue;
    for (const name of index.having(compact)) {
      yield [name.code, rankOf(name.code, mannerOf(name, words, compact), nearness)];
    }
  }
  for (const name of readersNames(locale)) {
    if (name.compact.includes(compact)) {
      yield [name.code, rankOf(name.code, mannerOf(name, words, compact), 'reader')];
    }
  }
  if (!isExact) yield* typoRanks(compact);
}

/** How a name has the text that it has. */
function mannerOf(name: IndexedName, words: string, compact: string): Manner {
  if (name.compact === compact) return 'exact';
  if (name.compact.startsWith(compact)) return 'prefix';
  return name.words.includes(` ${words}`) ? 'wordPrefix' : 'substring';
}

/** One typo in four letters, two in eight; an unfinished name may have one too. */
function* typoRanks(compact: string): Generator<readonly [code: string, rank: number]> {
  const most = compact.length < 4 ? 0 : compact.length < 8 ? 1 : 2;
  if (most === 0) return;
  const letters = [...new Set(compact)];
  for (const name of usualNames().names) {
    if (name.compact.length < compact.length - most || lacking(name.compact, letters) > most) continue;
    const { whole, start } = typoDistance(compact, name.compact.slice(0, compact.length + most), most);
    const isWhole = name.compact.length <= compact.length + most && whole <= most;
    if (isWhole) yield [name.code, typoRank + whole];
    else if (start <= 1) yield [name.code, typoRank + most + start];
  }
}

/** Each letter that the name has not is a typo at least: most names are out of the question before anything is compared. */
function lacking(name: string, letters: readonly string[]): number {
  return letters.reduce((count, letter) => (name.includes(letter) ? count : count + 1), 0);
}

const namesByLocale = new Map<string, readonly IndexedName[]>();

function readersNames(locale: string): readonly IndexedName[] {
  const known = namesByLocale.get(locale);
  if (known) return known;
  const names = findableCodes.map((code) => {
    const words = foldName(countryName(code, locale));
    return { code, words, compact: compactName(words) };
  });
  // Locales come from clients: their number has no end.
  if (namesByLocale.size >= 100) namesByLocale.clear();
  namesByLocale.set(locale, names);
  return names;
}
