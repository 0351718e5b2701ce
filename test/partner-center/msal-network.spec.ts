import assert from 'node:assert/strict';
import { AuthError } from '@azure/msal-node';
import sinon from 'sinon';
import { createMsalNetwork } from '../../src/partner-center/msal-network.ts';
import { startScriptedServer } from './support/scripted-server.ts';

describe('createMsalNetwork', () => {
  it('gives status, headers and body, also of a refusal', async () => {
    await using server = await startScriptedServer({ status: 400, headers: { 'X-Id': '1' }, body: { error: 'no' } });
    const { status, headers, body } = await createMsalNetwork(fetch).sendPostRequestAsync(server.endpoint, {
      body: 'grant_type=refresh_token',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    assert.deepEqual([status, headers['x-id'], body], [400, '1', { error: 'no' }]);
    assert.equal(server.received[0]?.body, 'grant_type=refresh_token');
  });

  it('does not carry the credentials along a redirect', async () => {
    await using elsewhere = await startScriptedServer({ body: {} });
    await using server = await startScriptedServer({ status: 307, headers: { Location: elsewhere.endpoint } });
    const sent = createMsalNetwork(fetch).sendPostRequestAsync(server.endpoint, { body: 'client_secret=x' });
    await assert.rejects(sent, AuthError);
    assert.equal(elsewhere.received.length, 0);
  });

  it('gives up after ten seconds', async () => {
    const clock = sinon.useFakeTimers();
    try {
      const silent: typeof fetch = (_, init) =>
        new Promise((__, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
      const failed = assert.rejects(createMsalNetwork(silent).sendPostRequestAsync('https://x.example'), {
        errorCode: 'network_error',
      });
      await clock.tickAsync(10_000);
      await failed;
    } finally {
      clock.restore();
    }
  });
});
