import anyAscii from 'any-ascii';
import { compactName, foldName } from './countries/names/fold-name.ts';
import { withoutForeignForms } from './legal-form-patterns.ts';
import { withoutLegalForm } from './legal-forms.ts';
import type { Profile } from './profile.ts';
import { tidy } from './typed-text.ts';

/** An entry of a PostgreSQL index has an end, at 2,704 bytes. Source: PostgreSQL, btree, BTMaxItemSize. */
const longestKey = 200;

/**
 * The same for what people take for the same company in one country: the legal form, case, accents, spaces and punctuation
 * do not count, and letters of other scripts than Latin stay what they are. Undefined without a country or a name. It is
 * stored: whoever changes what it says also adds a migration that makes the stored ones anew.
 */
export function companyKey({ companyName = '', country }: Profile): string | undefined {
  const name = tidy(companyName).normalize('NFKC');
  const key = compactName(foldName(withoutLegalForm(apart(latinInAscii(withoutForeignForms(name))))));
  return country && key !== '' ? `${country}:${key}`.slice(0, longestKey) : undefined;
}

/** Not all of the text: names that merely sound alike in other scripts are different ones. */
function latinInAscii(text: string): string {
  return text.replace(/[^\P{Script=Latin}a-zA-Z]/gu, (letter) => anyAscii(letter));
}

/** With a space where scripts meet: a legal form that is written together with such a name is a word of its own then. */
function apart(text: string): string {
  return text.replace(/(?<=[^\p{ASCII}\p{P}])(?=[a-z])|(?<=[a-z])(?=[^\p{ASCII}\p{P}])/giu, ' ');
}
