import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { checkConsent } from '../../src/partner-center/consent-check.ts';
import { createSend } from '../../src/partner-center/send.ts';
import { callOptions, fakeSignIn } from './support/client.ts';
import { type Reply, startScriptedServer } from './support/scripted-server.ts';

async function checked(...replies: readonly Reply[]) {
  await using server = await startScriptedServer(...replies);
  const send = createSend({
    cloud: { endpoint: server.endpoint },
    signIn: fakeSignIn(),
    fetch,
    clock: { now: () => new Date() },
    ids: { guid: () => randomUUID() },
    wait: async () => {},
    random: () => 0.5,
    applicationName: 'tenant-desk',
    version: '1.2.3',
  });
  return { finished: await checkConsent(send, 'the-tenant', callOptions), received: server.received };
}

describe('checkConsent', () => {
  it('reads the partner’s profile once, asking whether the token has MFA', async () => {
    const { finished, received } = await checked({
      body: { companyName: 'Contoso' },
      headers: { isMfaCompliant: 'true' },
    });
    assert.deepEqual(finished, { partner: 'Contoso (the-tenant)' });
    assert.deepEqual(
      received.map(({ method, path, headers }) => [method, path, headers.validatemfa]),
      [['GET', '/v1/profiles/organization', 'true']],
    );
  });

  it('finds nothing wrong where Partner Center says nothing of MFA, or of the name', async () => {
    assert.deepEqual((await checked({ body: {} })).finished, { partner: 'the-tenant' });
  });

  it('tells a token without MFA', async () => {
    for (const isMfaCompliant of ['false', 'False']) {
      const { problem } = (await checked({ body: {}, headers: { isMfaCompliant } })).finished;
      assert.match(`${problem?.message} ${problem?.remedy}`, /without MFA.*Require MFA/);
    }
  });

  it('tells what keeps Partner Center from taking it, and does not throw', async () => {
    for (const [reply, said] of [
      [{ status: 403, body: { code: '600006', description: 'x' } }, /status 403, code 600006.*Admin agent/],
      [{ status: 401 }, /status 401\).*App management/],
      [{ status: 503 }, /Try again later/],
      [{ fault: 'reset' }, /Try again later/],
      [{ body: 'not JSON' }, /another shape/],
    ] as const) {
      const { problem } = (await checked(reply)).finished;
      assert.match(`${problem?.message} ${problem?.remedy}`, said);
    }
  });
});
