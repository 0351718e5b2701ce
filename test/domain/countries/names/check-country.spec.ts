import assert from 'node:assert/strict';
import { checkCountry } from '../../../../src/domain/countries/names/check-country.ts';

describe('the country field', () => {
  it('takes a country by code or name', () => {
    for (const text of ['DE', 'Deutschland', 'germany']) assert.deepEqual(checkCountry(text), { value: 'DE' });
  });

  it('says which countries an uncertain text may mean', () => {
    assert.deepEqual(checkCountry('Germny'), {
      refusal: { key: 'problem.country.similar', params: { countries: 'DE' } },
    });
    assert.deepEqual(checkCountry('United'), {
      refusal: { key: 'problem.country.similar', params: { countries: 'AE GB US' } },
    });
  });

  it('says which country it is that Partner Center does not serve', () => {
    const refusal = { key: 'problem.country.unserved', params: { country: 'CU' } };
    for (const text of ['CU', 'Kuba']) assert.deepEqual(checkCountry(text), { refusal });
  });

  it('knows nothing to say of anything else', () => {
    for (const text of ['XX', 'EH', 'A', 'qwertzuiop', 'x'.repeat(10_000)]) {
      assert.deepEqual(checkCountry(text), { refusal: { key: 'problem.country.unknown' } });
    }
  });
});
