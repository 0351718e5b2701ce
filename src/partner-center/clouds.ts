import type { CloudTraits } from '../flows/cloud-traits.ts';

export interface CloudSettings extends CloudTraits {
  /** Base URL of the Partner Center REST API, without a slash at the end. */
  readonly endpoint: string;
  /** The Entra host; the tenant and the token path are appended. */
  readonly authority: string;
  /** What a token is asked for. It stays the cloud's when the endpoint is set to another one. */
  readonly scope: string;
  /** The end of every new customer's domain. */
  readonly domainSuffix: string;
  readonly entraPages: EntraPages;
}

/** Entra's own pages for people; absent where the cloud's address is not documented. */
export interface EntraPages {
  /** What an error number means; `?code=` and the number are appended. */
  readonly errors?: string;
  /** Where a person sets up a second factor. */
  readonly mfaSetup?: string;
}

/** Every host that a card may open in a browser. */
export const pageHosts: readonly string[] = [
  'admin.microsoft.com',
  'partner.microsoft.com',
  'portal.azure.us',
  'portal.partner.microsoftonline.cn',
];

/** Of Partner Center's pages Microsoft documents the list alone, none of one customer. Source: "What is the Customers workspace?", 2023-06-06. */
const customers = 'https://partner.microsoft.com/dashboard/commerce2/customers/list';

/**
 * The clouds that Partner Center runs in.
 * Endpoints: Partner Center REST URLs (21Vianet apart, the US Government cloud shares the global one).
 * Authorities: Microsoft Entra national clouds, authentication endpoints.
 * Scopes: the API's own host since tokens for the Azure AD Graph were retired; `.default` serves app and app+user alike.
 * Suffixes: the global one from "Verify domain availability"; Partner Center documents none for the other two clouds,
 * so theirs are those that tenants there are known to have, and PARTNER_CENTER_DOMAIN_SUFFIX overrides them.
 *
 * What a cloud lacks; where the documents are silent or contradict each other, it counts as lacking:
 * - mca: "Agreement resources" do not apply to 21Vianet and US Government. (There the terms are in the partner's own
 *   contract: "Frequently asked questions for Partner Center for Microsoft Cloud for US Government", 2021-06-17.)
 * - gdap: Microsoft Graph, "Create delegatedAdminRelationship", national cloud deployments: not in most versions of the
 *   page for 21Vianet, in US Government in all. Without it Partner Center passes over `enableGDAPByDefault` and gives the
 *   partner DAP: "Create a customer for an indirect reseller".
 * - passwordReset: "Developing for Partner Center for Microsoft National Clouds", 2023-09-28: in neither by program.
 * - indirect: "Create a customer for an indirect reseller" applies to the global Partner Center; "Partner Center for
 *   Microsoft US Government Cloud", 2021-11-08, lists the model among what is not available yet.
 *
 * Pages: agreement: "Confirm customer acceptance of the Microsoft Customer Agreement". Customers in US Government:
 * "Manage your customer list" applies there too, 2023-05-12; 21Vianet's portal has no documented address. Sign-in in
 * US Government: "User and license management in Partner Center for Microsoft Cloud for US Government", 2023-01-11; in
 * China: the Microsoft 365 documents for Office 365 operated by 21Vianet.
 *
 * Entra's pages: errors: "Microsoft Entra authentication and authorization error codes", of learn.microsoft.com for the
 * global cloud and of docs.azure.cn for 21Vianet's, both read 2026-11-21; none found for US Government. MFA: "Integrate
 * your existing Network Policy Server (NPS) infrastructure with Microsoft Entra multifactor authentication", for the
 * global cloud; none found for the others.
 */
export const clouds = {
  global: {
    name: 'global',
    endpoint: 'https://api.partnercenter.microsoft.com',
    authority: 'https://login.microsoftonline.com',
    scope: 'https://api.partnercenter.microsoft.com/.default',
    domainSuffix: 'onmicrosoft.com',
    entraPages: { errors: 'https://login.microsoftonline.com/error', mfaSetup: 'https://aka.ms/mfasetup' },
    mca: true,
    gdap: true,
    passwordReset: true,
    indirect: true,
    pages: {
      adminCenter: 'https://admin.microsoft.com',
      agreement: 'https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement',
      customers,
    },
  },
  china: {
    name: 'china',
    endpoint: 'https://partner.partnercenterapi.microsoftonline.cn',
    authority: 'https://login.partner.microsoftonline.cn',
    scope: 'https://partner.partnercenterapi.microsoftonline.cn/.default',
    domainSuffix: 'partner.onmschina.cn',
    entraPages: { errors: 'https://login.partner.microsoftonline.cn/error' },
    mca: false,
    gdap: false,
    passwordReset: false,
    indirect: false,
    pages: { adminCenter: 'https://portal.partner.microsoftonline.cn' },
  },
  usgov: {
    name: 'usgov',
    endpoint: 'https://api.partnercenter.microsoft.com',
    authority: 'https://login.microsoftonline.us',
    scope: 'https://api.partnercenter.microsoft.com/.default',
    domainSuffix: 'onmicrosoft.us',
    entraPages: {},
    mca: false,
    gdap: true,
    passwordReset: false,
    indirect: false,
    pages: { adminCenter: 'https://portal.azure.us', customers },
  },
} as const satisfies Record<CloudTraits['name'], CloudSettings>;

export type Cloud = keyof typeof clouds;
