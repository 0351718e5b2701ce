import validator from 'validator';
import { tidy } from './typed-text.ts';
import { right, type Verdict, wrong, wrongFormat } from './verdict.ts';

const example = 'name@contoso.com';

/**
 * Checks an e-mail address as far as that can be done here. It matters: Partner Center checks it only after it has taken
 * the domain, which is lost then (error 27002). Neither Microsoft's nor the partner's own domains are accepted there.
 */
export function checkEmail(text: string, ownDomains: readonly string[]): Verdict {
  const typed = tidy(text)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/^mailto:/i, '');
  if (!validator.isEmail(typed)) return wrongFormat(example);
  const at = typed.lastIndexOf('@');
  const domain = typed.slice(at + 1).toLowerCase();
  if (domain === 'microsoft.com') return wrong('problem.email.microsoft');
  if (ownDomains.some((own) => own.trim().replace(/^@/, '').toLowerCase() === domain)) {
    return wrong('problem.email.ownDomain', { domain });
  }
  if (!isTopLevelDomain(domain.slice(domain.lastIndexOf('.') + 1))) return wrong('problem.email.ending', { domain });
  return right(`${typed.slice(0, at)}@${domain}`);
}

function isTopLevelDomain(label: string): boolean {
  return /^(?:[\p{L}\p{M}]{2,63}|xn--[a-z0-9-]+)$/u.test(label);
}
