import assert from 'node:assert/strict';
import { callOptions, clientOf, failureOf } from './support/client.ts';
import { startScriptedServer } from './support/scripted-server.ts';

describe('countryRules', () => {
  it('reads a recorded answer and passes by what it does not know', async () => {
    const recorded = {
      iso2Code: 'PT',
      defaultCulture: 'pt-PT',
      isStateRequired: false,
      supportedStatesList: [],
      supportedLanguagesList: ['en', 'pt-PT'],
      supportedCulturesList: ['pt-PT', 'en-US'],
      isPostalCodeRequired: true,
      postalCodeRegex: '^\\d{4}(-\\d{3})?$',
      isCityRequired: true,
      isVatIdSupported: true,
      taxIdSample: 'PT980152267',
      phoneNumberRegex: null,
      countryCallingCodesList: ['351'],
      attributes: { objectType: 'CountryValidationRules' },
    };
    await using server = await startScriptedServer({ body: recorded });
    const rules = await clientOf(server.endpoint).client.countryRules('PT', callOptions);
    assert.equal(server.received[0]?.path, '/v1/countryvalidationrules/PT');
    assert.equal(rules.postalCodeRegex, '^\\d{4}(-\\d{3})?$');
    assert.deepEqual(rules.supportedCulturesList, ['pt-PT', 'en-US']);
    assert.equal(rules.phoneNumberRegex, undefined);
    assert.ok(!('taxIdSample' in rules));
  });

  it('says which property is wrong', async () => {
    await using server = await startScriptedServer({ body: { iso2Code: 'PT', supportedStatesList: [1] } });
    const error = await failureOf(clientOf(server.endpoint).client.countryRules('PT', callOptions));
    assert.equal(error.code, 'partnerCenter.unreadable');
    assert.match(error.message, /supportedStatesList\.0/);
  });
});
