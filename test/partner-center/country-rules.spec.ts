import assert from 'node:assert/strict';
import { requirementsFor } from '../../src/domain/countries/country-requirements.ts';
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

  it('passes by an odd property and keeps the others', async () => {
    const odd = {
      supportedStatesList: [null, 'WA', 7],
      supportedCulturesList: 'en-US',
      postalCodeRegex: 5,
      isStateRequired: 'true',
      isCityRequired: 'False',
      isPostalCodeRequired: 'perhaps',
      phoneNumberRegex: '^\\d{10}$',
    };
    await using server = await startScriptedServer({ body: odd });
    const rules = await clientOf(server.endpoint).client.countryRules('US', callOptions);
    // As it goes to JSON: what is undefined is absent.
    assert.deepEqual(JSON.parse(JSON.stringify(rules)), {
      iso2Code: 'US',
      supportedStatesList: ['WA'],
      isStateRequired: true,
      isCityRequired: false,
      phoneNumberRegex: '^\\d{10}$',
    });
  });

  it('drops blanks and repetitions, so that none becomes a choice or is sent', async () => {
    const blank = {
      iso2Code: 'AT',
      defaultCulture: ' ',
      supportedCulturesList: ['', ' de-AT ', 'de-at'],
      supportedLanguagesList: [''],
      supportedStatesList: ['Wien', ' ', 'Wien'],
    };
    await using server = await startScriptedServer({ body: blank });
    const rules = await clientOf(server.endpoint).client.countryRules('AT', callOptions);
    const { state, cultures, defaultCulture, languages } = requirementsFor('AT', rules);
    assert.deepEqual(state?.choices, [{ value: 'Wien', title: 'Wien' }]);
    assert.deepEqual(
      { cultures, defaultCulture, languages },
      { cultures: ['de-AT'], defaultCulture: 'de-AT', languages: ['de'] },
    );
  });

  it('refuses what says nothing', async () => {
    for (const body of ['"PT"', '{}', '{"iso2Code":7,"supportedStatesList":"x"}']) {
      await using server = await startScriptedServer({ body });
      const error = await failureOf(clientOf(server.endpoint).client.countryRules('PT', callOptions));
      assert.equal(error.code, 'partnerCenter.unreadable', body);
    }
  });
});
