import { tidy } from './typed-text.ts';
import { right, type Verdict, wrong } from './verdict.ts';

/** Partner Center's portal takes 40, its API 50. Source: Partner Center, "Validate company names", 2024-02-05. */
export const longestContactName = 40;

const placeholders = new Set(['test', 'admin', 'nobody']);

/**
 * One plain letter is an initial. Microsoft excepts Chinese names only, but other letters that stand alone are names
 * too: 김, Ý, Ø. They are left to Partner Center.
 */
const initial = /^[a-zα-ωа-я]$/;

/** Microsoft's rules for a contact's first, middle and last name. Source: as above. */
export function checkContactName(text: string): Verdict {
  const name = tidy(text);
  const plain = name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase();
  if (!/\p{L}/u.test(plain)) return wrong('problem.contactName.noLetters');
  if (initial.test(plain)) return wrong('problem.contactName.tooShort');
  if (placeholders.has(plain)) return wrong('problem.contactName.placeholder');
  return right(name);
}
