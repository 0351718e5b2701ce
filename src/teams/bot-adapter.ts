import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { ConnectorClient, ServiceClientCredentialsFactory } from 'botframework-connector';
import { type Registration, registrationSettings } from './bot-registration.ts';
import { tokenIssuer as issuerOf } from './token-issuer.ts';

/** How the bot signs its own calls to the connector. */
export type BotCredentials = ServiceClientCredentialsFactory;

/** Of the tokens by which the public cloud's channels speak to bots. Source: botframework-connector, AuthenticationConstants. */
const publicTokenIssuer = 'https://api.botframework.com';

/** Every call to the connector ends after so long: botbuilder sets no limit of its own. */
const connectorTimeoutMs = 10_000;

export interface BotAdapterOptions {
  /** Absent: no authentication. Whether that is allowed is the configuration's business. */
  readonly registration: Registration | undefined;
  readonly openIdMetadata: string | undefined;
  readonly tokenIssuer: string | undefined;
  /** Instead of those made from the registration. */
  readonly credentials?: BotCredentials;
}

/** The token was missing, forged, expired or for another bot. */
export class NotAuthenticatedError extends Error {
  override readonly name = 'NotAuthenticatedError';
}

/**
 * botbuilder's adapter without its `process`, which answers with the text of errors and rejects before its own try on a
 * body that has no type. The connector's silent repetition of POSTs is off: it duplicates messages.
 */
export class BotAdapter extends CloudAdapter {
  readonly appId: string;
  readonly #tokenIssuer: string;

  constructor({ registration, openIdMetadata, tokenIssuer, credentials }: BotAdapterOptions) {
    const own = registration && registrationSettings(registration);
    const settings = { ...own, ...(openIdMetadata ? otherIssuer(openIdMetadata, tokenIssuer) : {}) };
    super(new ConfigurationBotFrameworkAuthentication(settings, credentials));
    this.appId = registration?.appId ?? '';
    this.#tokenIssuer = tokenIssuer ?? publicTokenIssuer;
    this.use(async (context, next) => {
      guardConnector(context.turnState.get<ConnectorClient>(this.ConnectorClientKey));
      await next();
    });
  }

  /**
   * Authenticates the activity and runs the bot's logic on it. Tokens of the channel alone are looked at: botbuilder also
   * takes those that Entra gives to the bot itself (the emulator's way), without regard to their audience and the
   * service URL, so that whoever has the bot's secret could speak for anybody.
   * @throws NotAuthenticatedError when the token is not good; what the logic throws passes through
   */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    if (this.appId !== '' && issuerOf(authorization) !== this.#tokenIssuer) {
      throw new NotAuthenticatedError('The token is not from the channel');
    }
    const authenticated = await this.botFrameworkAuthentication
      .authenticateRequest(activity, authorization)
      .catch((error: unknown) => {
        throw new NotAuthenticatedError('The token is not good', { cause: error });
      });
    return this.processActivity(authenticated, activity, logic);
  }

  /** The connector client of the turn. */
  connector(context: TurnContext): ConnectorClient {
    return context.turnState.get<ConnectorClient>(this.ConnectorClientKey);
  }
}

/**
 * Naming any one of these switches botbuilder to a configuration in which every other has no default (measured in
 * 4.23.3), so all are named; the rest are the public cloud's, from botframework-connector's AuthenticationConstants.
 */
function otherIssuer(openIdMetadata: string, tokenIssuer?: string): ConfigurationBotFrameworkAuthenticationOptions {
  return {
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: tokenIssuer ?? publicTokenIssuer,
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
    CallerId: 'urn:botframework:azure',
  };
}

const timeLimit = 'timeLimit';

/** What is used here of the HTTP pipeline of @azure/core-rest-pipeline. */
interface Pipeline {
  removePolicy(policy: { readonly name: string }): void;
  addPolicy(policy: {
    readonly name: string;
    sendRequest(
      request: { timeout: number },
      next: (request: { timeout: number }) => Promise<unknown>,
    ): Promise<unknown>;
  }): void;
}

function guardConnector(connector: ConnectorClient | undefined): void {
  if (!connector) return;
  // The typings hide what the connector is made of; 4.23.3 is the last release, so it stays as it is.
  const { pipeline } = (connector as unknown as { readonly client: { readonly pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: timeLimit });
  pipeline.addPolicy({
    name: timeLimit,
    sendRequest: (request, next) => {
      request.timeout = connectorTimeoutMs;
      return next(request);
    },
  });
}
