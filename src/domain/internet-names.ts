import { isLegalWord } from './legal-forms.ts';
import { isTopLevelDomain } from './top-level-domains.ts';

/** Labels with dots between them, and no dot after them, which ends an abbreviation. */
const dotted = /(?<![\p{L}\p{M}\p{N}.-])[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+(?![\p{L}\p{M}\p{N}.-])/gu;

/** Endings that mean nothing else. */
const unmistakable = new Set(['com', 'net', 'org']);

/** Whether a text has an internet name in it, `contoso.com` or `www.contoso.co.uk`, as far as that can be told. */
export function hasInternetName(text: string): boolean {
  return (text.toLowerCase().replaceAll('．', '.').match(dotted) ?? []).some(isInternetName);
}

/** Legal forms and titles end like countries and companies: Co.KG, S.A, Contoso.GmbH, Dr.Schmidt. */
function isInternetName(name: string): boolean {
  const [ending = '', last = '', beforeLast = '', ...others] = name.split('.').reverse();
  if (!isTopLevelDomain(ending)) return false;
  const first = others.at(-1) ?? (beforeLast || last);
  if (first === 'www' || unmistakable.has(ending) || !/^[a-z]+$/.test(ending)) return true;
  if (isLegalWord(name) || (ending.length > 2 && isLegalWord(ending))) return false;
  return last.length > 2 || (ending.length === 2 && last.length === 2 && beforeLast.length > 2);
}
