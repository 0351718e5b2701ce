import anyAscii from 'any-ascii';
import { withoutForeignForms } from './legal-form-patterns.ts';
import { withoutLegalForm } from './legal-forms.ts';
import { tidyCode } from './typed-text.ts';
import { right, type Verdict, wrong } from './verdict.ts';

/** The portal's limit. Source: microsoft/Partner-Center-PowerShell, the domain's ValidateLength(17, 43) with the suffix. */
export const longestDomainPrefix = 27;

const additions = ['group', 'cloud', 'online', 'team', 'office', 'hq', 'digital', 'corp', '365', '1', '2', '3'];

/** A prefix from the company's name: its legal form left out, in a-z and 0-9, 27 characters at most; empty if nothing is left. */
export function suggestDomainPrefix(companyName: string): string {
  const ascii = anyAscii(withoutForeignForms(companyName));
  return plain(withoutLegalForm(ascii)) || plain(ascii);
}

/** At least eight other prefixes for a taken one, all valid and different. */
export function domainAlternatives(prefix: string, country: string): readonly string[] {
  const base = plain(prefix);
  const code = plain(country);
  const candidates = [code, ...additions]
    .filter(Boolean)
    .map((addition) => `${base.slice(0, longestDomainPrefix - addition.length)}${addition}`);
  return [...new Set(candidates)].filter((candidate) => candidate !== base);
}

/** The prefix of what was typed, a prefix or a whole name: without the suffix, lower case. */
export function domainPrefix(input: string, suffix: string): string {
  const typed = tidyCode(input).toLowerCase();
  const ending = `.${bareSuffix(suffix)}`;
  return (typed.endsWith(ending) ? typed.slice(0, -ending.length) : typed).replace(/\.$/, '');
}

/** `contoso.onmicrosoft.com` */
export function wholeDomain(prefix: string, suffix: string): string {
  return `${prefix}.${bareSuffix(suffix)}`;
}

export function checkDomainPrefix(text: string, suffix: string): Verdict {
  const prefix = domainPrefix(text, suffix);
  if (!/^[a-z0-9]+$/.test(prefix)) return wrong('problem.domain.characters');
  if (prefix.length > longestDomainPrefix) return wrong('problem.tooLong', { max: String(longestDomainPrefix) });
  return right(prefix);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, longestDomainPrefix);
}

function bareSuffix(suffix: string): string {
  return suffix.trim().toLowerCase().replace(/^\.+/, '');
}
