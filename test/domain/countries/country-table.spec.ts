import assert from 'node:assert/strict';
import { countryCodes, countryOf } from '../../../src/domain/countries/country-table.ts';

describe('country codes', () => {
  it('are the 248 of Partner Center, each once', () => {
    assert.equal(countryCodes.length, 248);
    assert.equal(new Set(countryCodes).size, 248);
    for (const country of ['DE', 'XK', 'XJ', 'XS', 'XE', 'AN']) assert.ok(countryCodes.includes(country), country);
    for (const country of ['CU', 'IR', 'KP', 'SD', 'SY', 'UK']) assert.ok(!countryCodes.includes(country), country);
  });

  it('have the cultures that Partner Center takes, the default first', () => {
    assert.deepEqual(countryOf('DE').cultures, ['de-DE', 'en-US']);
    assert.deepEqual(countryOf('CH').cultures, ['de-CH', 'fr-CH', 'it-CH', 'en-US']);
    assert.deepEqual(countryOf('US').cultures, ['en-US', 'es-US']);
    assert.deepEqual(countryOf('MZ').cultures, ['pt-PT']);
    assert.deepEqual(countryOf('GG').cultures, ['en-US']);
    assert.deepEqual(countryOf('AZ').cultures, ['az-Latn-AZ', 'en-US']);
    assert.deepEqual(countryOf('ZZ').cultures, ['en-US']);
    for (const country of countryCodes) {
      for (const culture of countryOf(country).cultures) assert.doesNotThrow(() => new Intl.Locale(culture), culture);
    }
  });
});
