import assert from 'node:assert/strict';
import { createAppTokens } from '../../src/http/app-tokens.ts';
import { wallClock as clock } from '../storage/support/test-database.ts';
import { startFakeEntra } from '../support/fake-entra.ts';

const tenantId = '11111111-2222-4333-8444-555555555555';
const app = '7d5b2f10-93c4-4f5e-8a06-1f2e3d4c5b6a';
const audience = 'api://a91c0b7e-2d43-4f68-9b15-c0de0000a001';

describe('an app that calls', () => {
  it('is called by its name in the settings, else by its token’s, else an app', async () => {
    const entra = await startFakeEntra({ tenantId, audience, app });
    const { authority } = entra;
    const nameOf = async (claims: object, appNames?: ReadonlyMap<string, string>) => {
      const tokens = createAppTokens({
        ...{ authority, tenantId, audience, role: 'Requests.Decide', apps: [app], clock, fetch: entra.around(fetch) },
        ...(appNames ? { appNames } : {}),
      });
      const admission = await tokens.admit(`Bearer ${await entra.token({ ...claims })}`);
      return 'app' in admission ? admission.app.name : admission.refused;
    };
    try {
      const named = new Map([[app, 'Credit check']]);
      assert.equal(await nameOf({}, named), 'Credit check');
      assert.equal(await nameOf({ app_displayname: 'Its own' }, named), 'Credit check');
      assert.equal(await nameOf({ app_displayname: 'Its own' }, new Map()), 'Its own');
      assert.equal(await nameOf({}), 'app');
    } finally {
      await entra.close();
    }
  });
});
