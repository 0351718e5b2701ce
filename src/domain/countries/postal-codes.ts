import { tidyCode } from '../typed-text.ts';
import { right, type Verdict, wrongFormat } from '../verdict.ts';
import type { PostalCode } from './country.ts';
import { countryOf } from './country-table.ts';
import { matchesDotNet } from './dot-net-pattern.ts';
import { matchesWhole } from './matches-whole.ts';

/** Countries where the last part has a fixed length and the first has not: `B33 8TH`, `EC1Y 8SY`. */
const fixedInwardPart = new Set(['GB', 'GG', 'IM', 'JE']);

/** Enough for every country's own code; what is typed may be longer. */
const mostSpellings = 24;

export interface PostalCodeRules {
  readonly country: string;
  /** Partner Center's own pattern; it wins over ours. */
  readonly livePattern?: string | undefined;
}

/**
 * Checks a postal code as it was typed, and answers it as it is written in the country: `d-10115` is 10115, `ec1y8sy`
 * is EC1Y 8SY. Where Partner Center has a pattern, the value is the first spelling of the code that it takes.
 */
export function checkPostalCode(text: string, rules: PostalCodeRules): Verdict {
  const code = rightPostalCode(text, rules);
  return code === undefined ? wrongFormat(postalCodeExample(rules)) : right(code);
}

/** How a right code looks: our example as Partner Center's pattern takes it; empty where none is known, or it takes none. */
export function postalCodeExample(rules: PostalCodeRules): string {
  const example = countryOf(rules.country).postalCode?.example;
  return example === undefined ? '' : (rightPostalCode(example, rules) ?? '');
}

function rightPostalCode(text: string, { country, livePattern }: PostalCodeRules): string | undefined {
  const typed = tidyCode(text);
  const written = writtenPostalCode(text, country);
  const spellings = [written, typed, ...otherSpellings(written, country)];
  const accepted = spellings.find((code) => matchesDotNet(livePattern, code));
  if (accepted !== undefined || matchesDotNet(livePattern, written) === false) return accepted;
  const { postalCode } = countryOf(country);
  // A country that has no codes of its own, as far as we know, takes any.
  return [written, typed].find((code) => !postalCode || matchesWhole(postalCode.pattern, code));
}

/** The code as it is written in the country, as far as that can be told; what is no code of the country stays as it is. */
export function writtenPostalCode(text: string, country: string): string {
  const typed = bareCode(tidyCode(text));
  const { postalCode } = countryOf(country);
  if (!postalCode) return typed;
  const spellings = [typed, withoutPrefix(typed, country, postalCode)].map((spelling) => {
    const body = withPrefix(spelling, country, postalCode);
    const written = punctuated(body.replace(/[ -]/g, ''), country, postalCode);
    return hasMisplacedHyphen(body, written, postalCode) ? typed : written;
  });
  return spellings.find((code) => matchesWhole(postalCode.pattern, code)) ?? spellings.at(-1) ?? typed;
}

/** The same code in other people's spelling, the likely first: without and with the country's letters, parted elsewhere. */
function otherSpellings(written: string, country: string): readonly string[] {
  const { postalCode } = countryOf(country);
  const compact = written.replace(/[ -]/g, '');
  if (!postalCode) return [compact];
  const bare = compact.replace(new RegExp(`^${country}(?=\\d+$)`), '');
  const letters = /^\d+$/.test(bare) ? [country, ...(postalCode.prefixes ?? [])] : [];
  // A code that is none of the country's may be parted in the wrong place: nobody can tell what was meant.
  const places = matchesWhole(postalCode.pattern, written) ? [...bare].map((_, at) => at).slice(1) : [];
  return [
    compact,
    bare,
    ...letters.flatMap((prefix) => [`${prefix}${bare}`, `${prefix}-${bare}`]),
    ...places.flatMap((at) => [' ', '-'].map((separator) => bare.slice(0, at) + separator + bare.slice(at))),
  ].slice(0, mostSpellings);
}

/** Without the postal mark of Japan, a full stop, and the dot that Brazilians may put into a CEP: `01.310-100`. */
function bareCode(typed: string): string {
  return typed
    .replace(/^〒 ?/, '')
    .replace(/[.。]$/, '')
    .replace(/^(\d\d)\.(\d{3}-?\d{3})$/, '$1$2');
}

/** Before a code that begins with a letter itself, a prefix is one only if something parts the two: `GB-SW1A 1AA`. */
function withoutPrefix(typed: string, country: string, { example, prefixes = [] }: PostalCode): string {
  const parted = /^[A-Z]/.test(example) ? '[ -]+' : '(?:[ -]+|(?=\\d))';
  return typed.replace(new RegExp(`^(?:${[country, ...prefixes].join('|')})${parted}`), '');
}

/** Where the country's letters are a part of the code (`LV-1050`), the digits alone mean the same. */
function withPrefix(typed: string, country: string, { example }: PostalCode): string {
  const lettersArePart = example.startsWith(country) && /^[\d-]+$/.test(example.slice(2));
  return lettersArePart && /^\d/.test(typed) ? `${country}${example[2] === '-' ? '-' : ''}${typed}` : typed;
}

function punctuated(compact: string, country: string, { example, plusFour }: PostalCode): string {
  if (plusFour && /^\d{9}$/.test(compact)) return `${compact.slice(0, 5)}-${compact.slice(5)}`;
  // British forces: the number of the post office, of any length.
  if (country === 'GB' && /^BFPO\d/.test(compact)) return `BFPO ${compact.slice(4)}`;
  const separator = /[ -]/.exec(example);
  if (!separator) return compact;
  const isWhole = fixedInwardPart.has(country) || compact.length === example.length - 1;
  if (!isWhole) return compact;
  const at = compact.length - (example.length - 1 - separator.index);
  return `${compact.slice(0, at)}${separator[0]}${compact.slice(at)}`;
}

/**
 * A space anywhere is a matter of taste; a hyphen in the wrong place is a wrong code: 15-40023 is not 154-0023. Where the
 * pattern takes a code with a hyphen and without, both are the same one.
 */
function hasMisplacedHyphen(typed: string, written: string, { pattern }: PostalCode): boolean {
  const withHyphens = typed.replaceAll(' ', '');
  if (!withHyphens.includes('-') || withHyphens === written.replaceAll(' ', '-')) return false;
  return !matchesWhole(pattern, withHyphens);
}
