import { compactName, foldName } from './fold-name.ts';
import { type NameOf, regionNames } from './region-names.ts';

/** One of a country's names. */
export interface IndexedName {
  readonly code: string;
  /** As `foldName` gives it. */
  readonly words: string;
  readonly compact: string;
}

/** What people call shorter in daily life, in one language or another: `Hong Kong`, `UK`. */
const shortened = ['BA', 'CC', 'GB', 'HK', 'KR', 'MM', 'MO', 'PN', 'PS', 'SA', 'US'];

/** Names of one kind, and who has each of them. */
export class NameIndex {
  /** Without the codes: nobody means one that only begins like what they typed. */
  readonly names: IndexedName[] = [];
  readonly #codesOf = new Map<string, readonly string[]>();
  readonly #seen = new Set<string>();
  readonly #shortest: number;
  /** All compact names, each on a line of its own: one search through it is many times faster than one a name. */
  #lines: { readonly text: string; readonly ends: readonly number[] } | undefined;

  /** `shortest`: names in Latin letters that have fewer are left out. */
  constructor({ shortest = 1 }: { readonly shortest?: number } = {}) {
    this.#shortest = shortest;
  }

  /** The countries that have this compact name or code; more than one where it does not tell which is meant. */
  codesOf(compact: string): readonly string[] {
    return this.#codesOf.get(compact) ?? [];
  }

  /** The names that have a text anywhere in them. */
  *having(compact: string): Generator<IndexedName> {
    this.#lines ??= linesOf(this.names);
    const { text, ends } = this.#lines;
    let line = 0;
    for (let at = text.indexOf(compact); at !== -1; at = text.indexOf(compact, ends[line])) {
      while ((ends[line] ?? text.length) <= at) line += 1;
      const name = this.names[line];
      if (name === undefined) return;
      yield name;
    }
  }

  addLanguage(language: string, codes: readonly string[]): void {
    this.#addNames(regionNames(language), codes);
    const short = codes.filter((code) => shortened.includes(code));
    if (short.length > 0) this.#addNames(regionNames(language, 'short'), short);
  }

  addName(code: string, name: string): void {
    // Most languages have a good part of their names in common.
    if (this.#seen.has(code + name)) return;
    this.#seen.add(code + name);
    for (const spelling of [name, ...otherSpellings(name)]) {
      const words = foldName(spelling);
      const compact = compactName(words);
      const isTooShort = compact.length < this.#shortest && /^[a-z]+$/.test(compact);
      if (!isTooShort && this.#claim(code, compact)) this.names.push({ code, words, compact });
    }
  }

  addCode(code: string, text: string): void {
    this.#claim(code, text.toLowerCase());
  }

  #addNames(nameOf: NameOf, codes: readonly string[]): void {
    for (const code of codes) {
      const name = nameOf(code);
      if (name !== undefined) this.addName(code, name);
    }
  }

  #claim(code: string, compact: string): boolean {
    const codes = this.codesOf(compact);
    if (codes.includes(code)) return false;
    this.#codesOf.set(compact, [...codes, code]);
    return true;
  }
}

function linesOf(names: readonly IndexedName[]) {
  let end = 0;
  const ends = names.map(({ compact }) => {
    end += compact.length + 1;
    return end;
  });
  return { text: `${names.map(({ compact }) => compact).join('\n')}\n`, ends };
}

const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** As people write who have no such keys: `Oesterreich`. */
function otherSpellings(name: string): readonly string[] {
  const spelling = name.replace(/[äöüåø]/gi, (letter) => spelledOut[letter.toLowerCase()] ?? letter);
  return spelling === name ? [] : [spelling];
}
