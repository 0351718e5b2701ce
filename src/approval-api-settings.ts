import type { ApprovalPolicy } from './domain/approval/approval-policy.ts';
import { namedApprovers } from './domain/approval/named-approvers.ts';
import { isGuid, isLoopback } from './settings.ts';

/** The settings of approval flows that take part by HTTP. */
export interface ApprovalApiSettings {
  readonly HOST: string;
  readonly PARTNER_TENANT_ID: string;
  readonly APPROVAL_API_AUDIENCE: string | undefined;
  readonly APPROVAL_API_ROLE: string;
  readonly APPROVAL_API_APPS: readonly { readonly id: string; readonly name?: string }[];
  readonly APPROVAL_WEBHOOK_URL: string | undefined;
  readonly APPROVAL_WEBHOOK_SECRET: string | undefined;
}

/** Who may call the approval routes. */
export interface ApprovalApi {
  /** The application ID URI or the client id of the API's registration. */
  readonly audience: string;
  /** The app role that a caller must have. */
  readonly role: string;
  /** Object ids of the apps that may call, in lower case. */
  readonly apps: readonly string[];
  /** Their names, by those ids; for the others their tokens may say one. */
  readonly appNames: ReadonlyMap<string, string>;
}

/** Where state changes are told, signed with the secret. */
export interface ApprovalWebhook {
  readonly url: string;
  /** Base64, with or without the prefix `whsec_`. */
  readonly secret: string;
}

/** Undefined where the approval routes are off. What is wrong goes to `problems`. */
export function approvalApiOf(
  settings: ApprovalApiSettings,
  approvals: ApprovalPolicy | undefined,
  problems: string[],
): ApprovalApi | undefined {
  const { APPROVAL_API_AUDIENCE: audience, APPROVAL_API_ROLE: role, APPROVAL_API_APPS } = settings;
  if (audience === undefined) return undefined;
  const apps = APPROVAL_API_APPS.map(({ id }) => id);
  if (!isGuid(settings.PARTNER_TENANT_ID)) {
    problems.push(
      'PARTNER_TENANT_ID: must be a GUID where APPROVAL_API_AUDIENCE is set; tokens name the tenant by it.',
    );
  }
  if (apps.length === 0) {
    problems.push(
      'APPROVAL_API_APPS: is missing; set the object ids of the enterprise applications that may call, comma-separated.',
    );
  }
  // Without a policy it is the policy's setting that is wrong, or nobody is asked at all.
  const named = namedApprovers(approvals);
  for (const app of approvals ? apps.filter((id) => !named.includes(id)) : []) {
    problems.push(
      `APPROVAL_API_APPS: ${app} is not among the approvers; name it in the approval policy like a person, or remove it here.`,
    );
  }
  const appNames = new Map(APPROVAL_API_APPS.flatMap(({ id, name }) => (name ? [[id, name]] : [])));
  return { audience, role, apps, appNames };
}

/** Undefined where nothing is told. What is wrong goes to `problems`. */
export function approvalWebhookOf(settings: ApprovalApiSettings, problems: string[]): ApprovalWebhook | undefined {
  const { HOST, APPROVAL_WEBHOOK_URL: url, APPROVAL_WEBHOOK_SECRET: secret } = settings;
  if (url === undefined) return undefined;
  if (secret === undefined) {
    problems.push('APPROVAL_WEBHOOK_SECRET: is missing; set whsec_ and the output of: openssl rand -base64 32');
    return undefined;
  }
  if (url.startsWith('http:') && !isLoopback(HOST)) {
    problems.push('APPROVAL_WEBHOOK_URL: must be an https address; http is for loopback, while HOST is loopback too.');
  }
  return { url, secret };
}
