import type { Response } from 'restify';

export interface NewCookie {
  readonly name: string;
  readonly value: string;
  readonly seconds: number;
  /** Over https only. */
  readonly secure: boolean;
}

/**
 * A cookie for the whole site that no script reads. Lax: it comes along when another site sends the browser here by a
 * redirect, and with no request of another site's pages. Over https its name begins with `__Host-`, under which nobody
 * but this very host can set one. Source: RFC 6265bis, sections 4.1.3.2 and 5.6.7.
 */
export function setCookie(response: Response, { name, value, seconds, secure }: NewCookie): void {
  const rest = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;
  response.setHeader('set-cookie', secure ? `__Host-${name}=${value}; ${rest}; Secure` : `${name}=${value}; ${rest}`);
}

/** The value of a cookie of ours in the header `cookie`; the one that came over https first. */
export function cookieOf(header: string, name: string): string | undefined {
  const cookies = new Map(
    header.split(';').map((part) => {
      const [key = '', value = ''] = part.split('=');
      return [key.trim(), value.trim()];
    }),
  );
  return cookies.get(`__Host-${name}`) ?? cookies.get(name);
}
