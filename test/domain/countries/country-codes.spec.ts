import assert from 'node:assert/strict';
import { countryCodes, culturesOf } from '../../../src/domain/countries/country-codes.ts';

describe('country codes', () => {
  it('are the 248 of Partner Center, each once', () => {
    assert.equal(countryCodes.length, 248);
    assert.equal(new Set(countryCodes).size, 248);
    for (const country of ['DE', 'XK', 'XJ', 'XS', 'XE', 'AN']) assert.ok(countryCodes.includes(country), country);
    for (const country of ['CU', 'IR', 'KP', 'SD', 'SY', 'UK']) assert.ok(!countryCodes.includes(country), country);
  });

  it('have the cultures that Partner Center takes, the default first', () => {
    assert.deepEqual(culturesOf('DE'), ['de-DE', 'en-US']);
    assert.deepEqual(culturesOf('CH'), ['de-CH', 'fr-CH', 'it-CH', 'en-US']);
    assert.deepEqual(culturesOf('US'), ['en-US', 'es-US']);
    assert.deepEqual(culturesOf('MZ'), ['pt-PT']);
    assert.deepEqual(culturesOf('GG'), ['en-US']);
    assert.deepEqual(culturesOf('AZ'), ['az-Latn-AZ', 'en-US']);
    assert.deepEqual(culturesOf('ZZ'), []);
    for (const country of countryCodes) {
      for (const culture of culturesOf(country)) assert.doesNotThrow(() => new Intl.Locale(culture), culture);
    }
  });
});
