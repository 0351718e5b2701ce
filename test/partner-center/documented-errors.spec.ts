import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { refusalMeanings } from '../../src/domain/refusal-meanings.ts';
import { describeRefusal } from '../../src/domain/refusals.ts';
import type { CreateOptions, PartnerCenter } from '../../src/flows/ports/ports.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/partner-center/sandbox.ts';
import { clientOf, createOptions, customer, failureOf } from './support/client.ts';

const create = 'POST /v1/customers';

type Ask = (client: PartnerCenter, options: CreateOptions) => Promise<unknown>;

/** How each endpoint is called that a refusal can come from. */
const asks: Readonly<Record<string, Ask>> = {
  [create]: (client, options) => client.createCustomer(customer, options),
  'GET /v1/countryvalidationrules/{country}': (client, options) => client.countryRules('US', options),
  'GET /v1/customers/{id}/users': (client, options) => client.customerUsers('1', options),
  'PATCH /v1/customers/{id}/users/{userId}/resetpassword': (client, options) =>
    client.resetPassword({ customerId: '1', userId: '2', password: 'Another-0ne!' }, options),
};

describe('every documented error', () => {
  let sandbox: Sandbox;
  let exchanges = 0;
  before(async () => {
    sandbox = await createSandbox({ clock: { now: () => new Date() } });
  });
  after(async () => {
    process.stdout.write(`    ${exchanges} scripted exchanges\n`);
    await sandbox.close();
  });

  function ask(client: PartnerCenter, endpoint: string): Promise<unknown> {
    const call = asks[endpoint];
    assert.ok(call, `nobody knows how to call ${endpoint}`);
    return call(client, { ...createOptions, msRequestId: randomUUID(), timeoutMs: 5_000 });
  }

  for (const { endpoint = create, status, code, name, field, act } of refusalMeanings) {
    for (const shape of ['documented', 'newer'] as const) {
      it(`${endpoint} ${status} ${code ?? 'any code'} (${shape}) is ${name}`, async () => {
        const { client } = clientOf(sandbox.url, { fetch: counting });
        sandbox.clear();
        const description = 'Said by Partner Center.';
        sandbox.fault({
          route: endpoint,
          kind: 'refuse',
          status,
          code: Number(code ?? 1),
          description,
          shape,
          times: 9,
        });
        const { refusal } = await failureOf(ask(client, endpoint));
        assert.ok(refusal, 'a refusal comes with what Partner Center said');
        assert.equal(refusal.description, description);
        assert.equal(refusal.correlationId, createOptions.correlationId);
        const described = describeRefusal(refusal);
        assert.equal(described.key, `refusal.${name}`);
        assert.equal(described.field, field);
        assert.equal(described.canRetry, act !== 'correct');
        assert.equal(described.canCorrect, act === 'correct' || act === 'either');
      });
    }
  }

  it('600050 hands on the pattern that the number has to match', async () => {
    const { client } = clientOf(sandbox.url, { fetch: counting });
    sandbox.clear();
    const description =
      'Organization registration ID information is invalid and should be of the format ^(\\d{7}|\\d{10})$';
    sandbox.fault({ route: create, kind: 'refuse', status: 400, code: 600050, description });
    const { refusal } = await failureOf(ask(client, create));
    assert.ok(refusal);
    const { key, params } = describeRefusal(refusal);
    assert.deepEqual([key, params.pattern], ['refusal.registrationNumberFormat', '^(\\d{7}|\\d{10})$']);
  });

  it('an unknown code comes with Partner Center’s own words and number', async () => {
    const { client } = clientOf(sandbox.url, { fetch: counting });
    sandbox.clear();
    sandbox.fault({ route: create, kind: 'refuse', status: 400, code: 987654, description: 'The moon is in the way.' });
    const { refusal } = await failureOf(ask(client, create));
    assert.ok(refusal);
    assert.deepEqual([refusal.description, refusal.code], ['The moon is in the way.', '987654']);
    assert.equal(describeRefusal(refusal).params.code, '987654');
  });

  function counting(...request: Parameters<typeof fetch>): ReturnType<typeof fetch> {
    exchanges += 1;
    return fetch(...request);
  }
});
