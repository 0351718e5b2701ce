import assert from 'node:assert/strict';
import { botEnvironment } from '../../src/sandbox/bot-environment.ts';
import { settings } from '../../src/settings.ts';

describe('the environment of the sandbox’s bot', () => {
  it('lets no setting of a production bot through, and keeps .env from filling one in', () => {
    const production = Object.fromEntries(Object.keys(settings).map((name) => [name, 'production']));
    const environment = botEnvironment({ ...production, PATH: '/bin', CREDENTIAL_TTL_HOURS: '1' }, { PORT: '1' });
    for (const name of [
      'DATABASE_URL',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'PARTNER_REFRESH_TOKEN',
      'SEALING_KEYS',
    ]) {
      assert.equal(environment[name], '', `${name} is neither ours nor empty`);
    }
    assert.equal(environment.PORT, '1');
    assert.equal(environment.PATH, '/bin');
    assert.equal(environment.CREDENTIAL_TTL_HOURS, '1');
  });
});
