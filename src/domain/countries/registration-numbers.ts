import { tidyCode } from '../typed-text.ts';
import { right, type Verdict, wrong, wrongFormat } from '../verdict.ts';
import { countryOf } from './country-table.ts';
import { matchesDotNet } from './dot-net-pattern.ts';
import { matchesWhole } from './matches-whole.ts';
import type { RegistrationNumber } from './registration-number.ts';

/** Source: Microsoft's answer to a reseller, given for all 24 countries that require the number. */
const shortest = 5;
const longest = 22;

export interface RegistrationNumberRules {
  readonly country: string;
  readonly example: string;
  /** Partner Center's own pattern; it wins over ours. */
  readonly livePattern?: string | undefined;
}

/** Checks a registration number and answers its compact form: upper case, no dots, slashes, hyphens or spaces. */
export function checkRegistrationNumber(text: string, rules: RegistrationNumberRules): Verdict {
  const compact = compactRegistrationNumber(text);
  const accepted = [compact, tidyCode(text)].find((number) => matchesDotNet(rules.livePattern, number));
  if (accepted !== undefined) return right(accepted);
  if (matchesDotNet(rules.livePattern, compact) === false) return wrongFormat(rules.example);
  if (compact.length < shortest || compact.length > longest) {
    return wrong('problem.organizationRegistrationNumber.length', { min: String(shortest), max: String(longest) });
  }
  const own = countryOf(rules.country).organizationRegistrationNumber;
  return own ? checkKinds(compact, own, rules.example) : right(compact);
}

/** Wrong check digits refuse a number only where the rule is certain, and no other kind has the same form. */
function checkKinds(compact: string, { kinds }: RegistrationNumber, example: string): Verdict {
  const alike = kinds.filter(({ pattern }) => matchesWhole(pattern, compact));
  if (alike.length === 0 && kinds.length > 0) return wrongFormat(example);
  const isRight = kinds.length === 0 || alike.some(({ checkDigits }) => checkDigits?.(compact) ?? true);
  if (isRight) return right(compact);
  const finding = { key: 'problem.organizationRegistrationNumber.checkDigits', params: { example } };
  return alike.some(({ uncertain }) => uncertain) ? right(compact, finding) : { refusal: finding };
}

function compactRegistrationNumber(text: string): string {
  return tidyCode(text).replace(/[\s./\\_,-]/g, '');
}
