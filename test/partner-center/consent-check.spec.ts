import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { checkConsent } from '../../src/partner-center/consent-check.ts';
import { createSend } from '../../src/partner-center/send.ts';
import { callOptions, failureOf, fakeSignIn } from './support/client.ts';
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

  it('does not take a token without MFA', async () => {
    for (const isMfaCompliant of ['false', 'False']) {
      const { code, message, remedy } = await failureOf(checked({ body: {}, headers: { isMfaCompliant } }));
      assert.equal(code, 'partnerCenter.refused');
      assert.match(`${message} ${remedy}`, /without MFA\. Nothing was changed: .* stays in use\. Require MFA/);
    }
  });

  it('does not take whom Partner Center refuses, and says that nothing was changed and what to do', async () => {
    for (const [reply, said] of [
      [
        { status: 403, body: { code: '600006', description: 'x' } },
        /status 403, code 600006\)\. Nothing .*Admin agent/,
      ],
      [{ status: 401 }, /status 401\)\. Nothing .*App management/],
      [{ status: 401, body: { code: 900421 } }, /status 401, code 900421\)\. Nothing .*Require MFA/],
      [{ status: 401, body: { code: 900420 } }, /status 401, code 900420\)\. Nothing .*PARTNER_CENTER_CLOUD/],
      [{ status: 403, body: { code: 900309 } }, /status 403, code 900309\)\. Nothing .*Conditional Access/],
    ] as const) {
      const { code, message, remedy, refusal } = await failureOf(checked(reply));
      assert.equal(code, 'partnerCenter.refused');
      assert.match(`${message} ${remedy}`, said);
      assert.equal(refusal?.status, reply.status);
    }
  });

  it('tells what keeps Partner Center from saying anything, and takes the token', async () => {
    for (const [reply, said] of [
      [{ status: 503 }, /Try again later/],
      [{ status: 429, headers: { 'Retry-After': '600' } }, /too many calls/],
      [{ fault: 'reset' }, /Try again later/],
      [{ body: 'not JSON' }, /another shape/],
      [{ status: 404 }, /404/],
    ] as const) {
      const { problem } = (await checked(reply)).finished;
      assert.match(`${problem?.message} ${problem?.remedy}`, said);
    }
  });
});
