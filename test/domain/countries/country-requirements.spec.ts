import assert from 'node:assert/strict';
import { requirementsFor } from '../../../src/domain/countries/country-requirements.ts';
import { countryCodes } from '../../../src/domain/countries/country-table.ts';
import { findState } from '../../../src/domain/countries/states.ts';

const registrationCountries = 'AE AM AZ BR BY CN HU IN IQ KG KZ MD MM PL RU SA SS TH TJ TR UA UZ VE VN ZA'.split(' ');

describe('requirements of a country', () => {
  it('ask for a state only where people write one', () => {
    const required = countryCodes.filter((country) => requirementsFor(country).state?.required);
    assert.deepEqual(required, ['AU', 'BR', 'CA', 'CN', 'IN', 'JP', 'MX', 'US']);
    for (const country of ['DE', 'FR', 'GB', 'NL', 'CH', 'SE', 'PL']) {
      assert.equal(requirementsFor(country).state, undefined, country);
    }
    assert.equal(requirementsFor('AE').state?.label, 'emirate');
  });

  it('list the 50 states and DC for the US', () => {
    const values = requirementsFor('US').state?.choices.map((choice) => choice.value) ?? [];
    assert.equal(values.length, 51);
    assert.ok(values.includes('DC') && !values.includes('PR') && !values.includes('AA'));
  });

  it('name every choice once and readably', () => {
    for (const country of countryCodes) {
      const choices = requirementsFor(country).state?.choices ?? [];
      assert.equal(new Set(choices.map((choice) => choice.value)).size, choices.length, country);
      for (const { value, title } of choices) assert.ok(value && title, country);
    }
  });

  it('have the postal code as the country calls it', () => {
    assert.deepEqual(requirementsFor('US').postalCode, { required: true, label: 'zipCode', example: '98052' });
    assert.equal(requirementsFor('IN').postalCode?.label, 'pinCode');
    assert.equal(requirementsFor('IE').postalCode?.label, 'eircode');
    for (const country of ['AE', 'QA', 'HK', 'MO', 'AO']) {
      assert.equal(requirementsFor(country).postalCode, undefined, country);
    }
  });

  it('ask for the registration number in 25 countries and for the phone number in all of these but China', () => {
    const numbered = countryCodes.filter((country) => requirementsFor(country).organizationRegistrationNumber.required);
    assert.deepEqual(numbered, registrationCountries);
    const phoned = countryCodes.filter((country) => requirementsFor(country).phoneNumber.required);
    assert.deepEqual(
      phoned,
      registrationCountries.filter((country) => country !== 'CN'),
    );
  });

  it('give the live rules the last word', () => {
    const live = {
      iso2Code: 'PT',
      defaultCulture: 'pt-PT',
      isStateRequired: true,
      supportedStatesList: ['Lisboa'],
      supportedCulturesList: ['pt-PT', 'en-US'],
      supportedLanguagesList: ['en', 'pt-PT'],
      isPostalCodeRequired: false,
      isCityRequired: false,
      customerOrganizationRegistrationNumberRequired: true,
      customerOrganizationRegistrationNumberSample: '500000000',
      customerOrganizationPhoneNumberRequired: true,
    };
    const requirements = requirementsFor('PT', live);
    assert.deepEqual(requirements.state, {
      required: true,
      label: 'province',
      choices: [{ value: 'Lisboa', title: 'Lisboa' }],
    });
    assert.equal(requirements.postalCode?.required, false);
    assert.equal(requirements.city.required, false);
    assert.deepEqual(requirements.languages, ['en', 'pt-PT']);
    assert.deepEqual(requirements.organizationRegistrationNumber, {
      required: true,
      name: 'NIPC',
      example: '500000000',
    });
    assert.equal(requirements.phoneNumber.required, true);
    assert.equal(requirements.live, live);
    assert.equal(requirementsFor('PT', live), requirements);
  });

  it('show an example only as the live rules take it', () => {
    const shown = (postalCodeRegex: string, customerOrganizationRegistrationNumberRegex: string) => {
      const live = { iso2Code: 'PL', postalCodeRegex, customerOrganizationRegistrationNumberRegex };
      const { postalCode, organizationRegistrationNumber } = requirementsFor('PL', live);
      return [postalCode?.example, organizationRegistrationNumber.example];
    };
    assert.deepEqual(shown('^\\d{2}-\\d{3}$', '^\\d{3}-\\d{3}-\\d{2}-\\d{2}$'), ['00-950', '525-000-77-38']);
    assert.deepEqual(shown('^\\d{5}$', '^\\d{10}$'), ['00950', '5250007738']);
    assert.deepEqual(shown('^X$', '^X$'), ['', '']);
  });

  it('fall back to our own table where the live rules are silent', () => {
    const { live: _, ...requirements } = requirementsFor('HU', { iso2Code: 'HU', supportedCulturesList: [] });
    assert.deepEqual(requirements, requirementsFor('HU'));
    assert.equal(requirementsFor('HU'), requirementsFor('HU'));
  });

  it('ask for no registration number where the live rules do not', () => {
    const live = { iso2Code: 'PL', customerOrganizationRegistrationNumberRequired: false };
    assert.equal(requirementsFor('PL', live).organizationRegistrationNumber.required, false);
  });

  it('find a state by code, value or name, whatever the case and the accents', () => {
    const choicesOf = (country: string) => requirementsFor(country).state?.choices ?? [];
    assert.equal(findState('washington', 'US', choicesOf('US')), 'WA');
    assert.equal(findState('wa', 'US', choicesOf('US')), 'WA');
    assert.equal(findState('Sao Paulo', 'BR', choicesOf('BR')), 'SP');
    assert.equal(findState('13', 'JP', choicesOf('JP')), 'Tokyo');
    assert.equal(findState('Puerto Rico', 'US', choicesOf('US')), undefined);
    const live = { iso2Code: 'AU', supportedStatesList: ['New South Wales', 'Victoria'] };
    assert.equal(findState('nsw', 'AU', requirementsFor('AU', live).state?.choices ?? []), 'New South Wales');
  });

  it('find a state with the word for one, with its ISO code, and by its usual name', () => {
    for (const [country, typed, value] of [
      ['US', 'US-WA', 'WA'],
      ['US', 'Washington State', 'WA'],
      ['US', 'State of New York', 'NY'],
      ['US', 'Washington, D.C.', 'DC'],
      ['CA', 'PEI', 'PE'],
      ['CA', 'Province of Québec', 'QC'],
      ['CN', 'Guangdong Province', 'GD'],
      ['US', 'constructor', undefined],
      ['JP', 'Tokyo-to', 'Tokyo'],
      ['JP', 'Osaka Prefecture', 'Osaka'],
      ['JP', '東京都', 'Tokyo'],
      ['JP', '京都', 'Kyoto'],
      ['JP', '京都府', 'Kyoto'],
      ['JP', '北海道', 'Hokkaido'],
      ['JP', '沖縄県', 'Okinawa'],
      ['MX', 'CDMX', 'CMX'],
      ['MX', 'Estado de México', 'MEX'],
      ['MX', 'Estado de Jalisco', 'JAL'],
      ['MX', 'State of Mexico', undefined],
      ['US', 'CA-WA', undefined],
      ['US', 'State', undefined],
    ] as const) {
      assert.equal(findState(typed, country, requirementsFor(country).state?.choices ?? []), value, typed);
    }
  });
});
