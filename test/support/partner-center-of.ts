import { clouds } from '../../src/partner-center/clouds.ts';
import { createPartnerCenter } from '../../src/partner-center/partner-center-client.ts';
import { createSignIn } from '../../src/partner-center/sign-in.ts';
import type { Sandbox } from '../../src/sandbox/partner-center/sandbox.ts';
import { systemClock, systemIds, wait } from '../../src/system.ts';
import { trusting } from './test-desk.ts';

/** A client of the sandbox beside the program: what somebody else at the partner does in the portal. */
export function partnerCenterOf(sandbox: Sandbox) {
  const settings = sandbox.settings();
  const common = { fetch: trusting(sandbox.caCertificate), clock: systemClock };
  const signIn = createSignIn({
    ...common,
    authority: sandbox.authority,
    scope: clouds.global.scope,
    tenantId: settings.PARTNER_TENANT_ID ?? '',
    clientId: settings.PARTNER_CLIENT_ID ?? '',
    secret: { clientSecret: settings.PARTNER_CLIENT_SECRET ?? '' },
    refreshTokens: {
      load: async () => ({ refreshToken: settings.PARTNER_REFRESH_TOKEN ?? '' }),
      save: async () => {},
      exclusively: (work) => work(),
    },
  });
  return createPartnerCenter({
    ...common,
    cloud: { endpoint: sandbox.url },
    signIn,
    ids: systemIds,
    wait,
    random: () => 0.5,
    applicationName: 'portal',
    version: '1',
  });
}
