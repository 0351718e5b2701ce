import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { createWebResource } from 'botbuilder-stdlib/lib/azureCoreHttpCompat.js';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { BotCredentials } from './bot-adapter.ts';

/** The bot's own registration. */
export interface Registration {
  readonly appId: string;
  readonly appPassword: string;
  readonly appType: string;
  readonly tenantId: string;
}

/** The registration under the names by which botbuilder takes it. */
export function registrationSettings({ appId, appPassword, appType, tenantId }: Registration) {
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword,
    MicrosoftAppType: appType,
    ...(tenantId ? { MicrosoftAppTenantId: tenantId } : {}),
  };
}

/**
 * Those of the public cloud, as for the bot itself, in whatever cloud Partner Center is: botframework-connector's
 * AuthenticationConstants.
 */
const connectorScope = 'https://api.botframework.com';
const loginHost = 'https://login.microsoftonline.com';
const loginAddress = `${loginHost}/botframework.com`;

/**
 * Gets a token for the connector in the same way as the bot does for each of its messages; sends none. botbuilder sets no
 * time limit: that is the caller's.
 * @throws AppError `connector.refused`, `connector.unavailable`
 */
export async function checkRegistration(registration: Registration, given?: BotCredentials): Promise<void> {
  try {
    const factory = given ?? new ConfigurationServiceClientCredentialFactory(registrationSettings(registration));
    const credentials = await factory.createCredentials(registration.appId, connectorScope, loginAddress, true);
    const signed = await credentials.signRequest(createWebResource());
    if (!signed.headers.get('authorization')) throw new Error('botbuilder gave no token.');
  } catch (error) {
    throw registrationError(error, registration.appType);
  }
}

/** What to do when no token comes: a secret is taken to Entra, a managed identity is asked of the machine itself. */
export function registrationRemedy(appType: string | undefined): string {
  if (appType === 'UserAssignedMsi') {
    return 'Run the bot on Azure with the identity of MicrosoftAppId assigned to the machine that runs it.';
  }
  return `Check the network, the proxy and MicrosoftAppTenantId: the bot has to reach ${loginHost}.`;
}

/** What botbuilder's msal raises; read by its shape, because that msal is not ours. */
const msalError = z.object({ errorCode: z.string(), errorMessage: z.string().catch('') });

const outages: readonly string[] = [
  'network_error',
  'endpoints_resolution_error',
  'openid_config_error',
  'temporarily_unavailable',
  'server_error',
];

/** Source: Microsoft identity platform, "Microsoft Entra authentication and authorization error codes", read 2026-11-21. */
const remedies: Readonly<Record<string, string>> = {
  '7000215':
    'Set MicrosoftAppPassword to the value of a client secret of the registration; the secret’s id is something else.',
  '7000222': 'The client secret has expired: make a new one and set MicrosoftAppPassword.',
  '700016':
    'Entra knows no such app in that tenant: check MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppType against the Azure Bot.',
  '90002': 'Entra knows no such tenant: check MicrosoftAppTenantId.',
};

function registrationError(error: unknown, appType: string): AppError {
  const { data: found } = msalError.safeParse(error);
  if (found && outages.includes(found.errorCode)) {
    return new AppError('connector.unavailable', 'Entra did not answer.', registrationRemedy(appType), {
      cause: error,
    });
  }
  if (appType === 'UserAssignedMsi') {
    return refused('This machine gives no token for the managed identity.', registrationRemedy(appType), error);
  }
  const number = /AADSTS(\d{1,9})/.exec(found?.errorMessage ?? '')?.[1] ?? '';
  const said = [found?.errorCode ?? 'no token', number && `AADSTS${number}`].filter(Boolean).join(', ');
  const remedy =
    remedies[number] ?? 'Check MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType and MicrosoftAppTenantId.';
  return refused(`Entra refused the bot a token (${said}).`, remedy, error);
}

function refused(message: string, remedy: string, cause: unknown): AppError {
  return new AppError('connector.refused', message, remedy, { cause });
}
