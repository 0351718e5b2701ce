import assert from 'node:assert/strict';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { assertIncludes } from './support/assert-includes.ts';
import { type PartnerClient, signIn } from './support/partner-client.ts';

const sample = { addressLine1: '1 Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' };

describe('POST /v1/validations/address of the sandbox', () => {
  let sandbox: Sandbox;
  let call: PartnerClient;
  before(async () => {
    sandbox = await createSandbox();
    call = await signIn(sandbox, 'app');
  });
  after(() => sandbox.close());

  it('answers the documents’ sample as they do', async () => {
    const { body } = await call('POST', '/v1/validations/address', { body: sample });
    assert.deepEqual(body, {
      originalAddress: sample,
      suggestedAddresses: [{ ...sample, postalCode: '98052-8300' }],
      status: 'VerifiedShippable',
    });
  });

  const cases: readonly (readonly [string, object, string, number])[] = [
    [
      'a house in Lisbon',
      { addressLine1: 'Rua Augusta 1', city: 'Lisboa', state: undefined, postalCode: '1100-048', country: 'PT' },
      'VerifiedShippable',
      1,
    ],
    ['a PO box', { addressLine1: 'PO Box 12' }, 'Verified', 1],
    ['an abbreviated street', { addressLine1: '12 Main St' }, 'InteractionRequired', 1],
    ['a suite in the street', { addressLine1: '12 Main Road Suite 5' }, 'InteractionRequired', 1],
    ['a street without a number', { addressLine1: 'Main Road' }, 'StreetPartial', 3],
    ['a building without a suite', { addressLine1: '1 Main Tower' }, 'PremisesPartial', 3],
    ['one of many Springfields', { city: 'Springfield' }, 'Multiple', 3],
    ['nowhere', { addressLine1: '1 Nowhere Lane' }, 'None', 0],
    ['an unreachable place', { addressLine1: '1 Unreachable Road' }, 'NotValidated', 0],
  ];
  for (const [what, changes, status, suggestions] of cases) {
    it(`answers ${what} with ${status}`, async () => {
      const { body } = await call('POST', '/v1/validations/address', { body: { ...sample, ...changes } });
      assert.equal(body.status, status);
      assert.equal((body.suggestedAddresses as unknown[]).length, suggestions);
    });
  }

  it('writes a street in full, the suite on a line of its own', async () => {
    const body = { ...sample, addressLine1: '12 Main St., Suite 5' };
    const answer = await call('POST', '/v1/validations/address', { body });
    const [suggested] = answer.body.suggestedAddresses as object[];
    assertIncludes(suggested, {
      addressLine1: '12 Main Street',
      addressLine2: 'Suite 5',
      postalCode: '98052-8300',
    });
  });

  it('names the wrong fields', async () => {
    const body = { ...sample, state: 'Washington', postalCode: '1', city: 'Nowhere' };
    const answer = await call('POST', '/v1/validations/address', { body });
    assert.equal(answer.body.validationMessage, "Address field invalid for property: 'Region', 'PostalCode', 'City'");
  });

  it('demands a country and a street', async () => {
    assert.equal((await call('POST', '/v1/validations/address', { body: {} })).status, 400);
    assert.equal((await call('POST', '/v1/validations/address', { body: { country: 'US' } })).status, 400);
  });
});
