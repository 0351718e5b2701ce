import assert from 'node:assert/strict';
import type { PartnerCenter } from '../../src/flows/ports/ports.ts';
import { SignInFailed } from '../../src/partner-center/sign-in-error.ts';
import { signInRefused } from '../../src/partner-center/sign-in-refusal.ts';
import { callOptions, clientOf, createOptions, customer, failureOf } from './support/client.ts';
import { type Reply, startScriptedServer } from './support/scripted-server.ts';

const calls = {
  create: (client: PartnerCenter) => client.createCustomer(customer, createOptions),
  rules: (client: PartnerCenter) => client.countryRules('US', callOptions),
  domain: (client: PartnerCenter) => client.isDomainAvailable('x.onmicrosoft.com', callOptions),
  profile: (client: PartnerCenter) => client.organizationProfile(callOptions),
  users: (client: PartnerCenter) => client.customerUsers('1', callOptions),
} as const;

async function asked(call: keyof typeof calls, reply: Reply) {
  await using server = await startScriptedServer(reply);
  const { client, signIn } = clientOf(server.endpoint);
  const error = await failureOf(calls[call](client));
  return { error, judged: signIn.judged };
}

const refusal = (code: number | string, description = 'No.') => ({ code, description, data: [], source: 'PartnerFD' });

describe('a refusal of whoever signed in', () => {
  for (const [call, reply, mendedBy, said] of [
    ['create', { status: 401 }, 'consent', /App management.*Admin agent.*npm run consent/],
    ['create', { status: 401, body: refusal(400, 'Access denied') }, 'consent', /code 400\. .*It says: Access denied/],
    ['rules', { status: 401, body: refusal(900421) }, 'consent', /Require MFA.*npm run consent/],
    ['rules', { status: 401, body: refusal('10001') }, 'consent', /Require MFA/],
    ['rules', { status: 401, body: refusal(900420) }, 'credentials', /PARTNER_CENTER_CLOUD/],
    ['domain', { status: 401 }, 'consent', /^HEAD \/v1\/domains\/\{domain\}: 401\./],
    ['create', { status: 403, body: refusal(900309) }, 'consent', /Conditional Access/],
    ['rules', { status: 403, body: refusal(90000) }, 'consent', /sign-in logs/],
  ] as const) {
    it(`is ${reply.status} ${'body' in reply ? `code ${reply.body.code} ` : ''}to ${call}`, async () => {
      const { error, judged } = await asked(call, reply);
      assert.ok(error instanceof SignInFailed);
      assert.deepEqual([error.code, error.retry, error.mendedBy], ['signIn.failed', 'safe', mendedBy]);
      assert.match(`${error.message} ${error.remedy}`, said);
      assert.deepEqual(
        [error.refusal?.status, error.refusal?.correlationId],
        [reply.status, callOptions.correlationId],
      );
      assert.deepEqual(judged, [`token-${reply.status === 401 ? 2 : 1} is not let in`]);
    });
  }

  for (const [call, reply] of [
    ['create', { status: 403 }],
    ['create', { status: 403, body: refusal(600006) }],
    ['create', { status: 400, body: refusal(90000) }],
    ['profile', { status: 403, body: refusal(900329) }],
    ['profile', { status: 403, body: refusal(1002) }],
    ['users', { status: 403, body: refusal(900308) }],
    ['users', { status: 403, body: refusal(900309) }],
    ['users', { status: 403, body: refusal(90000) }],
    ['rules', { status: 404 }],
  ] as const) {
    it(`is not ${reply.status} ${'body' in reply ? `code ${reply.body.code} ` : ''}to ${call}`, async () => {
      const { error, judged } = await asked(call, reply);
      assert.deepEqual([error.code, error.retry], ['partnerCenter.refused', 'never']);
      assert.deepEqual(judged, ['token-1 is let in']);
    });
  }

  it('is not 401 about one customer, where another token is looked at', async () => {
    const { error, judged } = await asked('users', { status: 401 });
    assert.deepEqual([error.code, error.retry], ['partnerCenter.refused', 'never']);
    assert.deepEqual(judged, []);
  });

  it('is not told by answers that a gateway gives as well', async () => {
    for (const reply of [
      { status: 429 },
      { status: 408 },
      { status: 503 },
      { status: 302 },
      { fault: 'reset' },
    ] as const) {
      assert.deepEqual((await asked('create', reply)).judged, []);
    }
  });

  it('is for the operator where the app signs in alone: nobody can consent', async () => {
    const { error } = await asked('rules', { status: 401 });
    const { mendedBy, remedy } = signInRefused(error, 'app');
    assert.equal(mendedBy, 'credentials');
    assert.match(remedy, /App management.*PARTNER_CLIENT_ID/);
    assert.doesNotMatch(remedy, /consent/);
  });

  it('names nobody, whatever words of Entra’s Partner Center hands on', async () => {
    const words = "AADSTS50020: User account 'ada.agent@contoso.com' from identity provider does not exist.";
    const { error } = await asked('rules', { status: 403, body: refusal(90000, words) });
    assert.match(error.message, /It says: AADSTS50020: User account '…' from identity provider/);
    assert.equal(error.refusal?.description, words);
  });
});
