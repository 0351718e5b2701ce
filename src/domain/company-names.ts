import { isLegalFormAlone } from './legal-forms.ts';
import { tidy } from './typed-text.ts';
import { type Finding, right, type Verdict, wrong } from './verdict.ts';

/** A word that ends like an internet name. Shorter first parts are legal forms more often: Co.KG, S.A. */
const internetName = /(?:^|\s)[\p{L}\d-]{3,}\.(?:com|net|org|info|biz|[a-z]{2})(?=$|[\s,)])/iu;

/**
 * Microsoft's rules for company names: one character, special characters only, or a legal form alone is refused; what
 * looks unlike a legal name is only warned of. Source: Partner Center, "Validate company names", 2023-01-11.
 */
export function checkCompanyName(text: string): Verdict {
  const name = tidy(text);
  if ([...name].length < 2) return wrong('problem.companyName.tooShort');
  if (!/[\p{L}\p{N}]/u.test(name)) return wrong('problem.companyName.noLetters');
  if (isLegalFormAlone(name)) return wrong('problem.companyName.legalFormAlone');
  return right(name, warningOf(name));
}

function warningOf(name: string): Finding | undefined {
  const isOneCharacterRepeated = /^(.)\1{2,}$/u.test(name.replaceAll(' ', ''));
  const areSingleCharacters = /^\S(?: \S)+$/u.test(name);
  if (isOneCharacterRepeated || areSingleCharacters) return { key: 'problem.companyName.unusual' };
  if (internetName.test(name)) return { key: 'problem.companyName.internetName' };
  return undefined;
}
