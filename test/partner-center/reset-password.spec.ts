import assert from 'node:assert/strict';
import { callOptions, clientOf, failureOf } from './support/client.ts';
import { startScriptedServer } from './support/scripted-server.ts';

const reset = {
  customerId: 'd127287a-5b86-4c1c-a1ed-bb8a6f4a0e8c',
  userId: '95794928-9abe-4548-8b43-50ffc20b9404',
  password: 'Only-Once-7!',
};
/** As documented: it repeats the password. */
const documented = {
  id: reset.userId,
  userPrincipalName: 'admin@fabrikam.onmicrosoft.com',
  passwordProfile: { password: reset.password, forceChangePassword: true },
  attributes: { objectType: 'CustomerUser' },
};

describe('resetPassword', () => {
  it('sends the password, to be changed at the next sign-in, and keeps nothing of the answer', async () => {
    await using server = await startScriptedServer({ body: documented });
    assert.equal(await clientOf(server.endpoint).client.resetPassword(reset, callOptions), undefined);
    const [call] = server.received;
    assert.equal(
      `${call?.method} ${call?.path}`,
      `PATCH /v1/customers/${reset.customerId}/users/${reset.userId}/resetpassword`,
    );
    assert.match(call?.headers['content-type'] ?? '', /^application\/json/);
    assert.deepEqual(JSON.parse(call?.body ?? ''), {
      passwordProfile: { password: reset.password, forceChangePassword: true },
      attributes: { objectType: 'CustomerUser' },
    });
  });

  for (const [reply, code] of [
    [{ fault: 'reset' }, 'partnerCenter.unavailable'],
    [{ status: 503 }, 'partnerCenter.unavailable'],
    [{ status: 429, headers: { 'retry-after': '1' } }, 'partnerCenter.throttled'],
  ] as const) {
    it(`is not repeated after ${JSON.stringify(reply)}: a refusal then would hide that the password is set`, async () => {
      const refusal = { status: 400, body: { code: 2000, description: 'No.' } };
      await using server = await startScriptedServer(reply, refusal);
      const error = await failureOf(clientOf(server.endpoint).client.resetPassword(reset, callOptions));
      assert.deepEqual([error.code, server.received.length], [code, 1]);
    });
  }

  it('is ended by what ends writes, and not by what ends reads', async () => {
    await using server = await startScriptedServer({ body: documented });
    const [over, going] = [AbortSignal.abort(), new AbortController().signal];
    const stopping = { read: over, create: over, write: going };
    await clientOf(server.endpoint, { stopping }).client.resetPassword(reset, callOptions);
    const cutShort = clientOf(server.endpoint, { stopping: { read: going, create: going, write: over } });
    await failureOf(cutShort.client.resetPassword(reset, callOptions));
    assert.equal(server.received.length, 1);
  });

  it('takes an answer without a body for done', async () => {
    await using server = await startScriptedServer({ status: 204 });
    await clientOf(server.endpoint).client.resetPassword(reset, callOptions);
    assert.equal(server.received.length, 1);
  });

  for (const [what, reply] of [
    ['refused', { status: 403, body: { code: 900308, description: `No: ${'x'.repeat(10)}`, ...documented } }],
    ['failing', { status: 500, body: documented }],
    ['broken', { body: documented, fault: 'break' as const }],
  ] as const) {
    it(`has an error without the password when it is ${what}`, async () => {
      await using server = await startScriptedServer(reply);
      const error = await failureOf(clientOf(server.endpoint).client.resetPassword(reset, callOptions));
      const shown = JSON.stringify([error, error.message, error.remedy, error.refusal, String(error.cause)]);
      assert.doesNotMatch(shown, /Only-Once/);
    });
  }
});
