import assert from 'node:assert/strict';
import { callOptions, clientOf, failureOf } from './support/client.ts';
import { startScriptedServer } from './support/scripted-server.ts';

const id = 'd127287a-5b86-4c1c-a1ed-bb8a6f4a0e8c';
/** As documented, with the code as a number and the words of the sample. */
const noStatus = {
  code: 600074,
  message: `Account Status for the customer, ${id} was not found.`,
  description: `Account Status for the customer, ${id} was not found.`,
  errorName: 'AccountStatusNotFound',
  isRetryable: false,
};

describe('validationStatus', () => {
  for (const [wire, expected] of [
    ['Allowed', 'Allowed'],
    ['UnderReview', 'UnderReview'],
    ['NotAllowed', 'NotAllowed'],
    ['Unknown', 'Unknown'],
    ['Not Ready', 'NotReady'],
    ['notready', 'NotReady'],
    ['allowed', 'Allowed'],
    ['SomethingNew', 'Unknown'],
    ['', 'Unknown'],
  ] as const) {
    it(`reads “${wire}” as ${expected}`, async () => {
      const body = { type: 'account', status: wire, lastUpdateDateTime: '2021-07-14T18:02:00' };
      await using server = await startScriptedServer({ body });
      assert.equal(await clientOf(server.endpoint).client.validationStatus(id, callOptions), expected);
      assert.deepEqual(
        server.received.map(({ method, path }) => `${method} ${path}`),
        [`GET /v1/customers/${id}/validationStatus?type=account`],
      );
    });
  }

  it('knows a customer without a status', async () => {
    await using server = await startScriptedServer({ status: 404, body: noStatus });
    assert.equal(await clientOf(server.endpoint).client.validationStatus(id, callOptions), undefined);
  });

  it('takes no other 404 for that', async () => {
    for (const body of [{ code: 1000, description: 'Not found' }, '<html>', '']) {
      await using server = await startScriptedServer({ status: 404, body });
      const error = await failureOf(clientOf(server.endpoint).client.validationStatus(id, callOptions));
      assert.equal(error.code, 'partnerCenter.refused');
    }
  });

  it('says that an answer cannot be read', async () => {
    for (const body of [{}, { status: 7 }, 'Allowed']) {
      await using server = await startScriptedServer({ body });
      const error = await failureOf(clientOf(server.endpoint).client.validationStatus(id, callOptions));
      assert.deepEqual([error.code, error.retry], ['partnerCenter.unreadable', 'safe']);
    }
  });

  it('is refused to the app alone', async () => {
    const body = { code: 900329, description: 'No app-only access to this resource.' };
    await using server = await startScriptedServer({ status: 403, body });
    const error = await failureOf(clientOf(server.endpoint).client.validationStatus(id, callOptions));
    assert.deepEqual([error.retry, error.refusal?.code], ['never', '900329']);
    assert.equal(server.received.length, 1);
  });

  it('sends no id that leads elsewhere', async () => {
    await using server = await startScriptedServer({ body: { status: 'Allowed' } });
    await clientOf(server.endpoint).client.validationStatus('../../x?y#z', callOptions);
    assert.equal(server.received[0]?.path, '/v1/customers/..%2F..%2Fx%3Fy%23z/validationStatus?type=account');
  });
});
