import { randomBytes } from 'node:crypto';
import { systemClock } from '../../system.ts';
import { password, type Random } from './random.ts';
import { defaultResellers, type SandboxReseller } from './resellers.ts';

/** What the sandbox is to be like. Everything has a default: `createSandbox({})` is a working direct partner. */
export interface SandboxOptions {
  readonly host: string;
  /** Port of the REST API; 0 takes any free one. */
  readonly port: number;
  /** Port of the token service; 0 takes any free one. */
  readonly tokenPort: number;
  readonly clock: { now(): Date };
  readonly random: Random;
  /** The administrator's password of a new customer. */
  readonly passwords: () => string;
  readonly model: 'direct' | 'indirect';
  /** Where the partner itself is, ISO 3166-1 alpha-2: its own profile tells it. Which customers it gets is `outsideRegion`. */
  readonly country: string;
  readonly resellers: readonly SandboxReseller[];
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The first refresh token; each use gives another one. */
  readonly refreshToken: string;
  /** True: a refresh token works once. Entra leaves old ones usable. */
  readonly singleUseRefreshTokens: boolean;
  /** The addresses to which a sign-in may send back; undefined: any of this machine. */
  readonly redirectUris: readonly string[] | undefined;
  /** False: the person who consents does it without MFA, and Partner Center says so to whoever asks. */
  readonly signsInWithMfa: boolean;
  /** The resource that tokens must be for. */
  readonly audience: string;
  /** Suffix of new domains, without the first dot. */
  readonly domainSuffix: string;
  /** Domains that somebody else has, whole names. */
  readonly takenDomains: readonly string[];
  /** Customer countries that the partner may not sell to (error 20000). RU and BY are in no CSP region since 2023. */
  readonly outsideRegion: readonly string[];
  /** True: the same MS-RequestId posts a second time. Partner Center promises that it does not. */
  readonly forgetsRequestIds: boolean;
  /** True: a replayed answer carries no userCredentials. The documents leave it open. */
  readonly replaysWithoutCredentials: boolean;
  /** Milliseconds that a new customer is under review before it is allowed; none: it is allowed at once. */
  readonly reviewMs: number;
  /** Milliseconds until a new customer shows in the customer list; its domain is taken at once. */
  readonly listDelayMs: number;
  /** Most customers in one page of the list. */
  readonly pageSize: number;
}

/** Fills in what the caller left open. */
export function resolveOptions(given: Partial<SandboxOptions>): SandboxOptions {
  const random = given.random ?? randomBytes;
  return {
    host: '127.0.0.1',
    port: 0,
    tokenPort: 0,
    clock: systemClock,
    random,
    passwords: () => password(random),
    model: 'direct',
    country: 'US',
    resellers: defaultResellers,
    tenantId: '5a9d1f6c-0b7e-4c3d-8e21-9f4b6a2c7d10',
    clientId: 'b3e7c2a8-4d19-4f60-a5b2-7c8e1d9f0a11',
    clientSecret: 'sandbox-client-secret',
    refreshToken: 'sandbox-refresh-token',
    singleUseRefreshTokens: false,
    redirectUris: undefined,
    signsInWithMfa: true,
    audience: 'https://api.partnercenter.microsoft.com',
    domainSuffix: 'onmicrosoft.com',
    takenDomains: ['contoso.onmicrosoft.com', 'fabrikam.onmicrosoft.com'],
    outsideRegion: ['BY', 'RU'],
    forgetsRequestIds: false,
    replaysWithoutCredentials: false,
    reviewMs: 0,
    listDelayMs: 0,
    pageSize: 100,
    ...given,
  };
}
