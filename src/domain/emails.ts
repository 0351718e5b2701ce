import validator from 'validator';
import { isTopLevelDomain } from './top-level-domains.ts';
import { tidy } from './typed-text.ts';
import { right, type Verdict, wrong, wrongFormat } from './verdict.ts';

const example = 'name@contoso.com';

/** More than any address has: 64, the sign and 255. What is longer is not looked at. Source: RFC 5321, 4.5.3.1. */
const longestAddress = 320;

/**
 * Checks an e-mail address as far as that can be done here. It matters: Partner Center checks it only after it has taken
 * the domain, which is lost then (error 27002). Neither Microsoft's nor the partner's own domains are accepted there.
 */
export function checkEmail(text: string, ownDomains: readonly string[]): Verdict {
  const line = tidy(text);
  if (line.length > longestAddress) return wrongFormat(example);
  const typed = line
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    // What East Asian keyboards type for a dot; NFKC has made the other two of them this one and a dot.
    .replaceAll('。', '.')
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
