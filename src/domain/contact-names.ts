import { tidy } from './typed-text.ts';
import { right, type Verdict, wrong } from './verdict.ts';

/** Partner Center's portal takes 40, its API 50. Source: Partner Center, "Validate company names", 2024-02-05. */
export const longestContactName = 40;

const placeholders = new Set(['test', 'admin', 'nobody']);

/** Scripts in which one character can be a whole name: 李, 김. */
const wholeNameCharacter = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/** Microsoft's rules for a contact's first, middle and last name. Source: as above. */
export function checkContactName(text: string): Verdict {
  const name = tidy(text);
  if (!/\p{L}/u.test(name)) return wrong('problem.contactName.noLetters');
  if ([...name].length < 2 && !wholeNameCharacter.test(name)) return wrong('problem.contactName.tooShort');
  if (placeholders.has(name.toLowerCase())) return wrong('problem.contactName.placeholder');
  return right(name);
}
