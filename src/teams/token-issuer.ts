/**
 * Who the bearer token says that it is from, unverified; empty when it is no token. Whoever relies on it checks the
 * signature as well.
 */
export function tokenIssuer(authorization: string): string {
  const [, payload = ''] = authorization.replace(/^Bearer +/i, '').split('.');
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const isObject = typeof claims === 'object' && claims !== null && 'iss' in claims;
    return isObject && typeof claims.iss === 'string' ? claims.iss : '';
  } catch {
    return '';
  }
}
