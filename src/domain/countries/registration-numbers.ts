import { tidyCode } from '../typed-text.ts';
import { right, type Verdict, wrong, wrongFormat } from '../verdict.ts';
import { matchesDotNet } from './dot-net-pattern.ts';
import { registrationNumbers } from './registration-table.ts';

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
  const { pattern, usual } = registrationNumbers[rules.country] ?? {};
  if (pattern?.test(compact) === false) return wrongFormat(rules.example);
  if (usual?.test(compact) === false) {
    return right(compact, {
      key: 'problem.organizationRegistrationNumber.unusual',
      params: { example: rules.example },
    });
  }
  return right(compact);
}

function compactRegistrationNumber(text: string): string {
  return tidyCode(text).replace(/[\s./\\_,-]/g, '');
}
