import { hasInternetName } from './internet-names.ts';
import { isLegalFormAlone } from './legal-forms.ts';
import { isOneCharacter, tidy } from './typed-text.ts';
import { type Finding, right, type Verdict, wrong } from './verdict.ts';

/**
 * Microsoft's rules for company names: one character, special characters only, or a legal form alone is refused; what
 * looks unlike a legal name is only warned of. Source: Partner Center, "Validate company names", 2023-01-11.
 */
export function checkCompanyName(text: string): Verdict {
  const name = tidy(text);
  if (isOneCharacter(name)) return wrong('problem.companyName.tooShort');
  if (!/[\p{L}\p{N}]/u.test(name)) return wrong('problem.companyName.noLetters');
  if (isLegalFormAlone(name)) return wrong('problem.companyName.legalFormAlone');
  return right(name, warningOf(name));
}

function warningOf(name: string): Finding | undefined {
  const isOneCharacterRepeated = /^(.)\1{2,}$/u.test(name.replaceAll(' ', ''));
  const areSingleCharacters = /^\S(?: \S)+$/u.test(name);
  if (isOneCharacterRepeated || areSingleCharacters) return { key: 'problem.companyName.unusual' };
  if (hasInternetName(name)) return { key: 'problem.companyName.internetName' };
  return undefined;
}
