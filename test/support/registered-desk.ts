import { type ChannelTokens, startChannelTokens } from './channel-tokens.ts';
import type { TeamsUser, TeamsUserOptions } from './teams-user.ts';
import { startTestDesk, type TestDesk, type TestDeskOptions } from './test-desk.ts';

/** The app id of the bot's registration. */
export const appId = 'c0ffee00-0000-4000-8000-000000000001';
/** The one tenant whose people may use it. */
export const allowedTenant = '11111111-2222-4333-8444-555555555555';

/** The connector's credentials: the bot's own sign-in is not what is tried with it. */
const botCredentials = {
  isValidAppId: async (id: string) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async <T extends { headers: { set(name: string, value: string): void } }>(request: T) => {
      request.headers.set('authorization', 'Bearer bot');
      return request;
    },
  }),
};

/** A desk with a bot registration, as in production: it takes what the channel has signed, and nothing else. */
export interface RegisteredDesk {
  readonly desk: TestDesk;
  readonly tokens: ChannelTokens;
  /** A person whose activities the channel signs. */
  user(options?: Partial<TeamsUserOptions>): TeamsUser;
  close(): Promise<void>;
}

export async function startRegisteredDesk(options: TestDeskOptions = {}): Promise<RegisteredDesk> {
  const tokens = await startChannelTokens();
  const desk = await startTestDesk({
    ...options,
    env: {
      ALLOW_UNAUTHENTICATED: '',
      MicrosoftAppId: appId,
      MicrosoftAppPassword: 'not-used-here',
      MicrosoftAppTenantId: allowedTenant,
      ALLOWED_TENANTS: allowedTenant,
      BOT_OPENID_METADATA: tokens.metadataUrl,
      BOT_TOKEN_ISSUER: tokens.issuer,
      ...options.env,
    },
    overrides: { botCredentials: botCredentials as never, ...options.overrides },
  });
  const authorization = await tokens.authorization({ audience: appId, serviceUrl: desk.connector.url });
  return {
    desk,
    tokens,
    user: (given = {}) => desk.user({ headers: { authorization }, ...given }),
    async close() {
      await desk.close();
      await tokens.close();
    },
  };
}
