import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { type ApprovalApi, type ApprovalWebhook, approvalApiOf, approvalWebhookOf } from './approval-api-settings.ts';
import { approvalsOf } from './approval-settings.ts';
import type { ApprovalPolicy } from './domain/approval/approval-policy.ts';
import { clouds } from './partner-center/clouds.ts';
import { isLoopback, settings } from './settings.ts';

export type AppType = 'SingleTenant' | 'UserAssignedMsi' | 'MultiTenant';

/** The bot's own registration, as botbuilder names its parts. */
export interface BotRegistration {
  readonly appId: string;
  readonly appPassword: string;
  readonly appType: AppType;
  readonly tenantId: string;
}

/** How this program proves to Entra that it is the app registered in Partner Center. */
export type PartnerSecret =
  | { readonly clientSecret: string }
  | { readonly certificate: string; readonly certificateKey: string };

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** Absent: without authentication, on a loopback address only. */
  readonly bot: BotRegistration | undefined;
  readonly openIdMetadata: string | undefined;
  readonly tokenIssuer: string | undefined;
  /** Lower-case tenant ids; empty: any (only without authentication). */
  readonly allowedTenants: readonly string[];
  readonly partner: {
    readonly model: 'direct' | 'indirect';
    readonly cloud: 'global' | 'china' | 'usgov';
    readonly endpoint: string | undefined;
    readonly authority: string | undefined;
    readonly domainSuffix: string | undefined;
    readonly tenantId: string;
    readonly clientId: string;
    readonly secret: PartnerSecret;
    readonly auth: 'app+user' | 'app';
    readonly refreshToken: string | undefined;
    readonly ownDomains: readonly string[];
  };
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly sealingKeys: readonly Buffer[];
  /** Lower-case Entra object ids; they are told when the sign-in to Partner Center fails. */
  readonly approvers: readonly string[];
  readonly credentialTtlMs: number;
  readonly credentialRevealMs: number;
  readonly handsOver: boolean;
  /** Which requests somebody else has to approve; absent where none. */
  readonly approvals?: ApprovalPolicy;
  /** Absent where the approval routes are off. */
  readonly approvalApi?: ApprovalApi;
  /** Absent where nobody is told of state changes. */
  readonly approvalWebhook?: ApprovalWebhook;
  /** Conversation id of the channel where approvers are asked. */
  readonly approvalChannel?: string;
  readonly draftRetentionMs: number;
  readonly retentionMs: number;
}

/** Every setting that is missing or wrong, a line each with its remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

type Settings = { readonly [Name in keyof typeof settings]: z.output<(typeof settings)[Name]> };

/**
 * The settings of an environment, checked as a whole.
 * @throws ConfigError that names all problems at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const { values, problems } = readEach(environment);
  // Checks across settings say nothing of one that is wrong already.
  const named = new Set(problems.map(nameOf));
  const across: string[] = [];
  const bot = registration(values, across);
  const secret = partnerSecret(values, across);
  checkPartner(values, across);
  const approvals = approvalsOf(values, across);
  const approvalApi = approvalApiOf(values, approvals, across);
  const approvalWebhook = approvalWebhookOf(values, across);
  if (values.APPROVAL_CHANNEL !== undefined && new Set(values.ALLOWED_TENANTS.map(lower)).size > 1) {
    across.push(
      'APPROVAL_CHANNEL: is the channel of one tenant, and ALLOWED_TENANTS names several; remove it and type `approvals here` in a channel of each.',
    );
  }
  problems.push(...across.filter((problem) => !named.has(nameOf(problem))));
  if (problems.length > 0 || secret === undefined) throw new ConfigError(problems);

  return {
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    bot,
    openIdMetadata: values.BOT_OPENID_METADATA,
    tokenIssuer: values.BOT_TOKEN_ISSUER,
    allowedTenants: values.ALLOWED_TENANTS,
    partner: {
      model: values.PARTNER_MODEL,
      cloud: values.PARTNER_CENTER_CLOUD,
      endpoint: values.PARTNER_CENTER_ENDPOINT,
      authority: values.PARTNER_CENTER_AUTHORITY,
      domainSuffix: values.PARTNER_CENTER_DOMAIN_SUFFIX,
      tenantId: values.PARTNER_TENANT_ID,
      clientId: values.PARTNER_CLIENT_ID,
      secret,
      auth: values.PARTNER_AUTH,
      refreshToken: values.PARTNER_REFRESH_TOKEN,
      ownDomains: values.PARTNER_OWN_DOMAINS,
    },
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    sealingKeys: values.SEALING_KEYS,
    approvers: values.APPROVERS,
    ...(approvals ? { approvals } : {}),
    ...(approvalApi ? { approvalApi } : {}),
    ...(approvalWebhook ? { approvalWebhook } : {}),
    ...(values.APPROVAL_CHANNEL ? { approvalChannel: values.APPROVAL_CHANNEL } : {}),
    credentialTtlMs: values.CREDENTIAL_TTL_HOURS * 3_600_000,
    credentialRevealMs: values.CREDENTIAL_REVEAL_MINUTES * 60_000,
    handsOver: values.CREDENTIAL_HAND_OVER,
    draftRetentionMs: values.DRAFT_RETENTION_DAYS * 86_400_000,
    retentionMs: values.RETENTION_DAYS * 86_400_000,
  };
}

/** Each setting on its own, so that one wrong one does not hide what else is wrong. An empty value counts as unset. */
function readEach(environment: Readonly<Record<string, string | undefined>>): { values: Settings; problems: string[] } {
  const problems: string[] = [];
  const entries = Object.entries<z.ZodType>(settings).map(([name, setting]) => {
    const given = environment[name]?.trim() || undefined;
    const parsed = setting.safeParse(given);
    if (parsed.success) return [name, parsed.data];
    problems.push(...parsed.error.issues.map((issue) => `${name}: ${issue.message}`));
    return [name, setting.safeParse(undefined).data];
  });
  // A required setting that is missing is undefined here: the caller throws before anybody reads it.
  return { values: Object.fromEntries(entries) as Settings, problems };
}

function lower(id: string): string {
  return id.toLowerCase();
}

function nameOf(problem: string): string {
  return problem.slice(0, problem.indexOf(':'));
}

function registration(values: Settings, problems: string[]): BotRegistration | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: appPassword, MicrosoftAppType: appType } = values;
  if (values.ALLOW_UNAUTHENTICATED && !isLoopback(values.HOST)) {
    problems.push(
      'ALLOW_UNAUTHENTICATED: is honoured on a loopback address only; set HOST=127.0.0.1, or remove it and register the bot.',
    );
  }
  if (appId === undefined && values.ALLOW_UNAUTHENTICATED) return undefined;
  if (appId === undefined) {
    problems.push(
      "MicrosoftAppId: is missing; without it anybody could talk to the bot. Set the bot registration's app id (to try the bot without one: npm run sandbox).",
    );
  }
  if (appType !== 'UserAssignedMsi' && appPassword === undefined) {
    problems.push(`MicrosoftAppPassword: is missing; set the client secret of the bot registration (${appType}).`);
  }
  // botbuilder's ConfigurationServiceClientCredentialFactory throws when it is given one.
  if (appType === 'UserAssignedMsi' && appPassword !== undefined) {
    problems.push(
      'MicrosoftAppPassword: must be empty when MicrosoftAppType is UserAssignedMsi; a managed identity has none. Remove it, or set MicrosoftAppType=SingleTenant.',
    );
  }
  if (appType !== 'MultiTenant' && values.MicrosoftAppTenantId === undefined) {
    problems.push(`MicrosoftAppTenantId: is missing; set the tenant of the bot registration (${appType}).`);
  }
  if (values.ALLOWED_TENANTS.length === 0) {
    problems.push(
      'ALLOWED_TENANTS: is missing; set the Entra tenant ids whose users may talk to the bot, comma-separated.',
    );
  }
  if (values.BOT_TOKEN_ISSUER !== undefined && values.BOT_OPENID_METADATA === undefined) {
    problems.push(
      'BOT_OPENID_METADATA: is missing; another BOT_TOKEN_ISSUER needs the address of its OpenID metadata.',
    );
  }
  return { appId: appId ?? '', appPassword: appPassword ?? '', appType, tenantId: values.MicrosoftAppTenantId ?? '' };
}

function partnerSecret(values: Settings, problems: string[]): PartnerSecret | undefined {
  if (values.PARTNER_CLIENT_SECRET !== undefined) return { clientSecret: values.PARTNER_CLIENT_SECRET };
  const { PARTNER_CLIENT_CERTIFICATE: certificate, PARTNER_CLIENT_CERTIFICATE_KEY: key } = values;
  if (certificate === undefined || key === undefined) {
    problems.push(
      'PARTNER_CLIENT_SECRET: is missing; set it, or PARTNER_CLIENT_CERTIFICATE and PARTNER_CLIENT_CERTIFICATE_KEY.',
    );
    return undefined;
  }
  try {
    return { certificate: readFileSync(certificate, 'utf8'), certificateKey: readFileSync(key, 'utf8') };
  } catch {
    problems.push('PARTNER_CLIENT_CERTIFICATE: cannot be read; name two PEM files that this process may read.');
    return undefined;
  }
}

function checkPartner(values: Settings, problems: string[]): void {
  if (values.PARTNER_MODEL === 'indirect' && values.PARTNER_AUTH === 'app') {
    problems.push(
      'PARTNER_AUTH: must be app+user when PARTNER_MODEL is indirect; Partner Center takes no app-only token there.',
    );
  }
  if (values.PARTNER_MODEL === 'indirect' && !clouds[values.PARTNER_CENTER_CLOUD].indirect) {
    problems.push(
      `PARTNER_MODEL: must be direct when PARTNER_CENTER_CLOUD is ${values.PARTNER_CENTER_CLOUD}; Partner Center has no indirect model there.`,
    );
  }
}
