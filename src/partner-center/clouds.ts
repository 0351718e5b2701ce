export interface CloudSettings {
  /** Base URL of the Partner Center REST API, without a slash at the end. */
  readonly endpoint: string;
  /** The Entra host; the tenant and the token path are appended. */
  readonly authority: string;
  /** What a token is asked for. It stays the cloud's when the endpoint is set to another one. */
  readonly scope: string;
  /** The end of every new customer's domain. */
  readonly domainSuffix: string;
}

/**
 * The clouds that Partner Center runs in.
 * Endpoints: Partner Center REST URLs (21Vianet apart, the US Government cloud shares the global one).
 * Authorities: Microsoft Entra national clouds, authentication endpoints.
 * Scopes: the API's own host since tokens for the Azure AD Graph were retired; `.default` serves app and app+user alike.
 * Suffixes: the global one from "Verify domain availability"; Partner Center documents none for the other two clouds,
 * so theirs are those that tenants there are known to have, and PARTNER_CENTER_DOMAIN_SUFFIX overrides them.
 */
export const clouds = {
  global: {
    endpoint: 'https://api.partnercenter.microsoft.com',
    authority: 'https://login.microsoftonline.com',
    scope: 'https://api.partnercenter.microsoft.com/.default',
    domainSuffix: 'onmicrosoft.com',
  },
  china: {
    endpoint: 'https://partner.partnercenterapi.microsoftonline.cn',
    authority: 'https://login.partner.microsoftonline.cn',
    scope: 'https://partner.partnercenterapi.microsoftonline.cn/.default',
    domainSuffix: 'partner.onmschina.cn',
  },
  usgov: {
    endpoint: 'https://api.partnercenter.microsoft.com',
    authority: 'https://login.microsoftonline.us',
    scope: 'https://api.partnercenter.microsoft.com/.default',
    domainSuffix: 'onmicrosoft.us',
  },
} as const satisfies Record<string, CloudSettings>;

export type Cloud = keyof typeof clouds;
