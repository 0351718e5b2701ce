import assert from 'node:assert/strict';
import { addressStatuses } from '../../src/flows/ports/ports.ts';
import { callOptions, clientOf, failureOf } from './support/client.ts';
import { type Reply, startScriptedServer } from './support/scripted-server.ts';

const profile = {
  companyName: 'Wingtip Toys',
  country: 'US',
  addressLine1: '1 Microsoft Way',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
};
const { companyName: _, ...address } = profile;

async function validate(reply: Reply) {
  await using server = await startScriptedServer(reply);
  return await clientOf(server.endpoint).client.validateAddress(profile, callOptions);
}

describe('validateAddress', () => {
  it('posts the address and nothing else', async () => {
    await using server = await startScriptedServer({ body: { status: 'Verified' } });
    await clientOf(server.endpoint).client.validateAddress(profile, callOptions);
    const [request] = server.received;
    assert.equal(`${request?.method} ${request?.path}`, 'POST /v1/validations/address');
    assert.deepEqual(JSON.parse(request?.body ?? ''), address);
  });

  it('reads the status, the suggestions and the message', async () => {
    const suggestion = { ...address, postalCode: '98052-8300' };
    const body = {
      originalAddress: address,
      suggestedAddresses: [{ ...suggestion, addressLine2: null, attributes: { objectType: 'Address' } }],
      status: 'VerifiedShippable',
      validationMessage: null,
    };
    assert.deepEqual(await validate({ body }), {
      status: 'VerifiedShippable',
      suggestions: [suggestion],
      message: '',
    });
  });

  it('knows every status, joined or in words', async () => {
    for (const status of addressStatuses) {
      assert.equal((await validate({ body: { status } })).status, status);
      const words = status.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
      assert.equal((await validate({ body: { status: words } })).status, status);
    }
  });

  it('does not guess what an unknown status means', async () => {
    const error = await failureOf(validate({ body: { status: 'Plausible' } }));
    assert.deepEqual([error.code, error.retry], ['partnerCenter.unreadable', 'safe']);
  });

  it('understands the old answers: true, false and no body', async () => {
    assert.equal((await validate({ body: 'true' })).status, 'Verified');
    assert.equal((await validate({ body: 'false' })).status, 'None');
    assert.equal((await validate({ status: 200 })).status, 'Verified');
  });

  it('understands the old refusal and its corrected address', async () => {
    const description = JSON.stringify({
      code: '60071',
      reason: 'ZipCityInvalid - Details: Field - &#39;City&#39; is corrected.',
      corrected_address: {
        country: 'US',
        region: 'WA',
        city: 'BELLEVUE',
        address_line1: 'One Microsoft Way',
        postal_code: '98007',
      },
    });
    const answer = await validate({ status: 400, body: { code: 2007, description, data: [], source: 'PartnerFD' } });
    assert.deepEqual(answer, {
      status: 'None',
      suggestions: [
        { addressLine1: 'One Microsoft Way', city: 'BELLEVUE', state: 'WA', postalCode: '98007', country: 'US' },
      ],
      message: "ZipCityInvalid - Details: Field - 'City' is corrected.",
    });
    const bare = await validate({ status: 400, body: { code: '2007', description: 'Not an address.' } });
    assert.deepEqual(bare, { status: 'None', suggestions: [], message: 'Not an address.' });
  });

  it('leaves other refusals refusals', async () => {
    const error = await failureOf(validate({ status: 400, body: { code: 2000 } }));
    assert.equal(error.code, 'partnerCenter.refused');
  });
});
