import { tidyCode } from '../typed-text.ts';
import { right, type Verdict, wrong, wrongFormat } from '../verdict.ts';
import { countryOf } from './country-table.ts';
import { matchesDotNet } from './dot-net-pattern.ts';
import { matchesWhole } from './matches-whole.ts';
import type { RegistrationNumber, RegistrationNumberKind } from './registration-number.ts';

/** Source: Microsoft's answer to a reseller, given for all 24 countries that require the number. */
const shortest = 5;
const longest = 22;

export interface RegistrationNumberRules {
  readonly country: string;
  readonly example: string;
  /** Partner Center's own pattern; it wins over our forms. */
  readonly livePattern?: string | undefined;
}

/**
 * Checks a registration number and answers its compact form: upper case, no dots, slashes, hyphens or spaces, nothing
 * of what people write around it. Where Partner Center has a pattern, the value is the first spelling that it takes.
 * Wrong check digits refuse a number only where their rule is certain; elsewhere they warn.
 */
export function checkRegistrationNumber(
  text: string,
  { country, example, livePattern }: RegistrationNumberRules,
): Verdict {
  const own = countryOf(country).organizationRegistrationNumber ?? unknown;
  const typed = tidyCode(text);
  const number = numberIn(typed, country, own);
  const others = isMisshapen(typed, own) ? [] : otherSpellings(number, country, [own.example, example]);
  const spellings = [number, typed, compact(typed), ...others];
  const accepted = spellings.find((spelling) => matchesDotNet(livePattern, spelling));
  if (accepted === undefined) {
    if (matchesDotNet(livePattern, number) === false) return wrongFormat(example);
    const refusal = isMisshapen(typed, own) ? wrongFormat(example) : refusedForm(number, own, example);
    if (refusal) return refusal;
  }
  const value = accepted ?? number;
  const alike = kindsOf(number, own);
  if (alike.length === 0 || alike.some(({ checkDigits }) => checkDigits?.(number) ?? true)) return right(value);
  if (example === '') return alike.some(({ uncertain }) => uncertain) ? right(value) : wrongFormat('');
  const finding = { key: 'problem.organizationRegistrationNumber.checkDigits', params: { example } };
  return alike.some(({ uncertain }) => uncertain) ? right(value, finding) : { refusal: finding };
}

/**
 * How a right number looks: the first of the examples that is one, as Partner Center's pattern takes it; empty when it
 * takes none of them.
 */
export function registrationNumberExample(
  examples: readonly string[],
  { country, livePattern }: Omit<RegistrationNumberRules, 'example'>,
): string {
  for (const example of examples) {
    const verdict = checkRegistrationNumber(example, { country, example, livePattern });
    if ('value' in verdict) return matchesDotNet(livePattern, verdict.value) ? verdict.value : example;
  }
  return '';
}

const unknown: Pick<RegistrationNumber, 'kinds' | 'anyOther' | 'misshapen' | 'suffix'> & { readonly example: string } =
  {
    kinds: [],
    example: '',
  };
type Forms = typeof unknown;

function refusedForm(number: string, own: Forms, example: string): Verdict | undefined {
  // Nothing but zeros fits many rules of check digits, and is no number anywhere.
  if (/^\D*0+$/.test(number)) return wrongFormat(example);
  if (kindsOf(number, own).length > 0) return undefined;
  if (own.kinds.length > 0 && !own.anyOther) return wrongFormat(example);
  if (number.length < shortest || number.length > longest) {
    return wrong('problem.organizationRegistrationNumber.length', { min: String(shortest), max: String(longest) });
  }
  return /\d/.test(number) ? undefined : wrongFormat(example);
}

function isMisshapen(typed: string, { misshapen }: Forms): boolean {
  return misshapen !== undefined && new RegExp(`(?<!\\d)(?:${misshapen.source})$`).test(typed);
}

function kindsOf(number: string, { kinds }: Forms): readonly RegistrationNumberKind[] {
  return kinds.filter(({ pattern }) => matchesWhole(pattern, number));
}

/** The number in what was typed: the first spelling that has a form of the country, else all of it. */
function numberIn(typed: string, country: string, own: Forms): string {
  const unlabelled = [typed, ...withoutLabel(typed, country)];
  const spellings = unlabelled.flatMap((text) => [text, withoutSuffix(text, own)]).map(compact);
  return spellings.find((spelling) => kindsOf(spelling, own).length > 0) ?? compact(typed);
}

/** What is left where people say before a number what it is: `NIP: 525…`, `Mã số thuế 03…`, `HU10625790`. */
function withoutLabel(typed: string, country: string): readonly string[] {
  const before = /^\D{0,60}(?=\d)/.exec(typed)?.[0] ?? '';
  return [...before.matchAll(/[\s:.-]+|$/g)].flatMap(({ index, 0: separator }) => {
    const label = before.slice(0, index);
    // Two letters may be another country's code, and one a part of the number.
    const isLabel = separator.includes(':') || label === country || label === 'NO' || /(?:\p{L}.*){3}/u.test(label);
    return isLabel ? [typed.slice(index + separator.length)] : [];
  });
}

/** The same number without and with the country's letters, and punctuated as the examples are. */
function otherSpellings(number: string, country: string, examples: readonly string[]): readonly string[] {
  const bare = number.replace(new RegExp(`^${country}(?=\\d)`), '');
  const shaped = [...new Set(examples)].flatMap((example) => [number, bare].flatMap((text) => shapedAs(example, text)));
  return [bare, `${country}${bare}`, `${country}-${bare}`, `${country} ${bare}`, ...shaped];
}

/** The number with the example's separators, and with others in their places; nothing where it is of another length. */
function shapedAs(example: string, number: string): readonly string[] {
  if (compact(example).length !== number.length) return [];
  const signs = [...number];
  const parts = [...example].map((sign) =>
    compact(sign) === '' ? { separator: sign } : { sign: signs.shift() ?? '' },
  );
  return [undefined, '-', ' ', '.'].map((other) =>
    parts.map(({ separator, sign }) => (separator === undefined ? sign : (other ?? separator))).join(''),
  );
}

function withoutSuffix(typed: string, { suffix }: Forms): string {
  return suffix ? typed.replace(new RegExp(`${suffix.source}$`), '') : typed;
}

function compact(typed: string): string {
  return typed.replace(/[\s./\\∕⁄_,:;'’·()#-]/g, '');
}
