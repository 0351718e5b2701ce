import assert from 'node:assert/strict';
import { countryCodes, countryOf } from '../../../src/domain/countries/country-table.ts';
import { checkRegistrationNumber } from '../../../src/domain/countries/registration-numbers.ts';

const example = '123';

describe('registration numbers', () => {
  it('are right in every example', () => {
    for (const country of countryCodes) {
      const number = countryOf(country).organizationRegistrationNumber?.example;
      if (number === undefined) continue;
      const verdict = checkRegistrationNumber(number, { country, example });
      assert.deepEqual(verdict, { value: number.replace(/[./-]/g, '') }, country);
    }
  });

  it('lose their separators', () => {
    for (const [country, typed, compact] of [
      ['BR', '33.000.167/0001-01', '33000167000101'],
      ['BR', '12.abc.345/01de-35', '12ABC34501DE35'],
      ['HU', '10625790–4–44\u200B', '10625790444'],
      ['VE', 'j-00095036-9', 'J000950369'],
      ['RU', '７７３６０５０００３', '7736050003'],
      ['AE', '100-1234-5670-0003', '100123456700003'],
    ] as const) {
      assert.deepEqual(checkRegistrationNumber(typed, { country, example }), { value: compact }, typed);
    }
  });

  it('are refused where the form is certain', () => {
    for (const [country, typed] of [
      ['HU', '106257904444'],
      ['PL', '77400O1454'],
      ['IN', 'AAAXR5055K'],
      ['CN', '913101150GIKQP4675'],
      ['SA', '300000157210001'],
    ] as const) {
      const verdict = checkRegistrationNumber(typed, { country, example });
      assert.deepEqual(verdict, { refusal: { key: 'problem.format', params: { example } } }, typed);
    }
    for (const typed of ['1234', '12345678901234567890123']) {
      assert.deepEqual(checkRegistrationNumber(typed, { country: 'ZA', example }), {
        refusal: { key: 'problem.organizationRegistrationNumber.length', params: { min: '5', max: '22' } },
      });
    }
  });

  it('may be of any form where none is certain', () => {
    assert.deepEqual(checkRegistrationNumber('1994/009584/06', { country: 'ZA', example }), { value: '199400958406' });
  });

  it('follow the pattern of Partner Center', () => {
    const livePattern = '^(\\d{7}|\\d{10})$';
    assert.deepEqual(checkRegistrationNumber('1234567', { country: 'HU', example, livePattern }), { value: '1234567' });
    assert.deepEqual(checkRegistrationNumber('10625790-4-44', { country: 'HU', example, livePattern }), {
      refusal: { key: 'problem.format', params: { example } },
    });
    const punctuated = { country: 'HU', example, livePattern: '^\\d{8}-\\d-\\d\\d$' };
    assert.deepEqual(checkRegistrationNumber('10625790-4-44', punctuated), { value: '10625790-4-44' });
  });
});
