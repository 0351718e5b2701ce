import { z } from 'zod';
import { mostHours } from './domain/approval/policy-schema.ts';
import { tidy } from './domain/typed-text.ts';

/** Every setting by its name in the environment. `.env.example` lists the same, in the same order. */

const text = z.string().optional();

function choice<const T extends readonly [string, ...string[]]>(options: T, fallback: T[number]) {
  return z.enum(options, { error: `must be one of: ${options.join(', ')}.` }).default(fallback);
}

function list(pattern: RegExp, what: string) {
  return z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((entry) => entry.trim().toLowerCase())
        .filter((entry) => entry !== ''),
    )
    .refine((entries) => entries.every((entry) => pattern.test(entry)), { error: `must be ${what}, comma-separated.` });
}

function required(what: string) {
  return z.string({ error: `is missing; set ${what}.` });
}

function positive(fallback: number, unit: string, most = Number.MAX_VALUE) {
  return z.coerce
    .number({ error: `must be a number of ${unit}.` })
    .positive(`must be more than 0 ${unit}.`)
    .max(most, `must be at most ${most} ${unit}.`)
    .default(fallback);
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const longestAppName = 100;

/** Ids in lower case, each with the name that people read, where one stands behind it: `<id>=Credit check`. */
const namedIds = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .filter((entry) => entry.trim() !== '')
      .map((entry) => {
        const [id = '', name] = entry.split(/=(.*)/s);
        return { id: id.trim().toLowerCase(), ...(name === undefined ? {} : { name: name.trim() }) };
      }),
  )
  .refine((entries) => entries.every(({ id, name }) => guid.test(id) && (name === undefined || isName(name))), {
    error: `must be Entra object ids, comma-separated; a name of 1 to ${longestAppName} characters may stand behind each: <id>=Credit check.`,
  });

function isName(text: string): boolean {
  return text !== '' && text.length <= longestAppName && tidy(text) === text;
}
const domainName = /^([a-z0-9-]+\.)+[a-z]{2,}$/;

function address(protocols: readonly string[], what: string) {
  return z
    .url({ error: `must be ${what}.` })
    .refine(
      (value) => {
        const { protocol, hostname } = new URL(value);
        return protocols.includes(protocol) && (protocol === 'https:' || isLoopback(hostname));
      },
      { error: `must be ${what}.` },
    )
    .transform((value) => value.replace(/\/+$/, ''))
    .optional();
}

/** As it is, because its path and query are the receiver's own. */
const webhookAddress = z
  .string()
  .refine(
    (value) => {
      if (!URL.canParse(value)) return false;
      const url = new URL(value);
      if (url.username !== '' || url.password !== '') return false;
      return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
    },
    { error: 'must be an https address without a user name (http only on loopback).' },
  )
  .optional();

/** Source: Standard Webhooks 1.0.0, "Signature scheme": 24 random bytes at the least. */
const webhookSecret = z
  .string()
  .regex(/^(whsec_)?[A-Za-z0-9+/]{32,}={0,2}$/, {
    error:
      'must be base64 of 24 bytes or more (32 characters), for example whsec_ and the output of: openssl rand -base64 32',
  })
  .optional();

/** True for a GUID as Entra writes them, in any case. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** True for localhost, 127.0.0.0/8 and ::1. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

const sealingKeys = z
  .string({ error: 'is missing; set a base64 key of 32 bytes, for example from: openssl rand -base64 32' })
  .transform((value, context) => {
    const keys = value.split(',').map((entry) => Buffer.from(entry.trim(), 'base64'));
    if (keys.some((key) => key.length !== 32)) {
      context.addIssue({
        code: 'custom',
        message: 'must be base64 keys of 32 bytes, newest first, comma-separated (openssl rand -base64 32 makes one).',
      });
    }
    return keys;
  });

const flag = z
  .string()
  .optional()
  .transform((value) => value === '1');

export const settings = {
  PORT: z.coerce
    .number({ error: 'must be a port number.' })
    .int('must be a port number.')
    .min(0)
    .max(65_535, 'must be a port number.')
    .default(3978),
  HOST: z.string().default('0.0.0.0'),
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppType: choice(['SingleTenant', 'UserAssignedMsi', 'MultiTenant'], 'SingleTenant'),
  MicrosoftAppTenantId: text,
  ALLOW_UNAUTHENTICATED: flag,
  ALLOWED_TENANTS: list(guid, 'Entra tenant ids'),
  BOT_OPENID_METADATA: address(['https:', 'http:'], 'an https address'),
  BOT_TOKEN_ISSUER: text,
  PARTNER_MODEL: choice(['direct', 'indirect'], 'direct'),
  PARTNER_CENTER_CLOUD: choice(['global', 'china', 'usgov'], 'global'),
  PARTNER_CENTER_ENDPOINT: address(['https:', 'http:'], 'an https address (http only on loopback)'),
  PARTNER_CENTER_AUTHORITY: address(['https:'], 'an https address'),
  PARTNER_CENTER_DOMAIN_SUFFIX: z
    .string()
    .regex(domainName, 'must be a domain name such as onmicrosoft.com.')
    .optional(),
  PARTNER_TENANT_ID: required("the partner's Entra tenant id"),
  PARTNER_CLIENT_ID: required('the application id of the app registered in Partner Center'),
  PARTNER_CLIENT_SECRET: text,
  PARTNER_CLIENT_CERTIFICATE: text,
  PARTNER_CLIENT_CERTIFICATE_KEY: text,
  PARTNER_AUTH: choice(['app+user', 'app'], 'app+user'),
  PARTNER_REFRESH_TOKEN: text,
  PARTNER_OWN_DOMAINS: list(domainName, 'domain names'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://.')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  SEALING_KEYS: sealingKeys,
  APPROVAL: z.string().default('none'),
  APPROVERS: list(guid, 'Entra object ids'),
  APPROVAL_POLICY_FILE: text,
  APPROVAL_CHANNEL: text,
  APPROVAL_EXPIRES_HOURS: positive(72, 'hours', mostHours),
  APPROVAL_API_AUDIENCE: text,
  APPROVAL_API_ROLE: z.string().default('Requests.Decide'),
  APPROVAL_API_APPS: namedIds,
  APPROVAL_WEBHOOK_URL: webhookAddress,
  APPROVAL_WEBHOOK_SECRET: webhookSecret,
  CREDENTIAL_TTL_HOURS: positive(72, 'hours'),
  CREDENTIAL_REVEAL_MINUTES: positive(15, 'minutes'),
  CREDENTIAL_HAND_OVER: flag,
  DRAFT_RETENTION_DAYS: positive(90, 'days'),
  RETENTION_DAYS: positive(365, 'days'),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
} as const;
