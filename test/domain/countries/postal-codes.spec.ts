import assert from 'node:assert/strict';
import { countryCodes, countryOf } from '../../../src/domain/countries/country-table.ts';
import { checkPostalCode, postalCodeExample } from '../../../src/domain/countries/postal-codes.ts';

/** [country, typed, written]; not written: refused. */
const cases: readonly (readonly [string, string, string?])[] = [
  ['US', '98052', '98052'],
  ['US', '98052-6399', '98052-6399'],
  ['US', '98052 6399', '98052-6399'],
  ['US', '9805'],
  ['US', '00012'],
  ['CA', 'k1a0b1', 'K1A 0B1'],
  ['CA', 'K1A-0B1', 'K1A 0B1'],
  ['CA', 'D1A 0B1'],
  ['GB', 'ec1y8sy', 'EC1Y 8SY'],
  ['GB', 'M1 1AE', 'M1 1AE'],
  ['GB', 'gir0aa', 'GIR 0AA'],
  ['GB', 'QA1 1AA'],
  ['GB', 'bfpo61', 'BFPO 61'],
  ['GB', 'GB-SW1A 1AA', 'SW1A 1AA'],
  ['GB', 'UK-SW1A 1AA', 'SW1A 1AA'],
  ['GB', 'UK SW1A1AA', 'SW1A 1AA'],
  ['NL', 'NL-1012 JS', '1012 JS'],
  ['AD', 'ad-500', 'AD500'],
  ['BR', '01.310-100', '01310-100'],
  ['CL', '832-0000', '8320000'],
  ['IM', 'im 1 1aa', 'IM1 1AA'],
  ['JE', 'je23ab', 'JE2 3AB'],
  ['JE', 'GY1 1AA'],
  ['IE', 'd02af30', 'D02 AF30'],
  ['IE', 'D6W XY00', 'D6W XY00'],
  ['DE', '10115', '10115'],
  ['DE', 'D-10115', '10115'],
  ['DE', 'DE 10115', '10115'],
  ['DE', '1011'],
  ['DE', '00999'],
  ['CH', 'CH-8001', '8001'],
  ['CH', '0800'],
  ['AT', 'A-1010', '1010'],
  ['NL', '1012js', '1012 JS'],
  ['NL', '1012 SS'],
  ['SE', 'SE-11122', '111 22'],
  ['CZ', '11000', '110 00'],
  ['CZ', '811 01'],
  ['SK', '81101', '811 01'],
  ['PL', '00950', '00-950'],
  ['PT', '1000001', '1000-001'],
  ['PT', '1000', '1000'],
  ['FR', '75 001', '75001'],
  ['LI', '9498', '9498'],
  ['LI', '8001'],
  ['LV', '1050', 'LV-1050'],
  ['LV', 'lv 1050', 'LV-1050'],
  ['LT', 'LT-01100', '01100'],
  ['AD', '500', 'AD500'],
  ['BR', '01310100', '01310-100'],
  ['BR', '1310-100'],
  ['AR', 'c1070aam', 'C1070AAM'],
  ['AR', '1070', '1070'],
  ['AR', 'O1425CLA'],
  ['JP', '〒１５４－００２３', '154-0023'],
  ['JP', '154ー0023', '154-0023'],
  ['JP', '15-40023'],
  ['KR', '03051', '03051'],
  ['IN', '110 001', '110001'],
  ['IN', '010001'],
  ['SA', '١١٥٦٤', '11564'],
  ['AZ', 'AZ1000', '1000'],
  ['KZ', 'A26F8D6', 'A26F8D6'],
  ['BH', '101', '101'],
  ['KY', 'ky1 1100', 'KY1-1100'],
  ['NL', 'NL1012JS', '1012 JS'],
  ['DE', '10115.', '10115'],
  ['SG', '018956', '018956'],
  ['KH', '120101', '120101'],
  ['IL', '910001'],
  ['DE', '10115\u200B', '10115'],
];

describe('postal codes', () => {
  for (const [country, typed, written] of cases) {
    it(`${country} ${typed} ${written === undefined ? 'is refused' : `is ${written}`}`, () => {
      const verdict = checkPostalCode(typed, { country });
      assert.deepEqual(
        verdict,
        written === undefined
          ? { refusal: { key: 'problem.format', params: { example: countryOf(country).postalCode?.example } } }
          : { value: written },
      );
    });
  }

  it('are right in every example, as it is written', () => {
    for (const country of countryCodes) {
      const { postalCode } = countryOf(country);
      if (!postalCode) continue;
      assert.deepEqual(checkPostalCode(postalCode.example, { country }), { value: postalCode.example }, country);
    }
  });

  it('follow the pattern of Partner Center, in the spelling that it takes', () => {
    assert.deepEqual(checkPostalCode('01310-100', { country: 'BR', livePattern: '^\\d{8}$' }), { value: '01310100' });
    assert.deepEqual(checkPostalCode('D-00999', { country: 'DE', livePattern: '^\\d{5}$' }), { value: '00999' });
    assert.deepEqual(checkPostalCode('00000', { country: 'AE', livePattern: '^\\d{5}$' }), { value: '00000' });
    assert.deepEqual(checkPostalCode('1', { country: 'AE', livePattern: '^\\d{5}$' }), {
      refusal: { key: 'problem.invalid' },
    });
  });

  for (const [country, typed, livePattern, sent] of [
    ['FR', '75001', '^\\d{2} \\d{3}$', '75 001'],
    ['LV', 'LV-1050', '^\\d{4}$', '1050'],
    ['LV', '6000', '^\\d{4}$', '6000'],
    ['AZ', '1000', '^AZ\\d{4}$', 'AZ1000'],
    ['MD', '2001', '^MD-\\d{4}$', 'MD-2001'],
    ['LT', '01100', '^LT-\\d{5}$', 'LT-01100'],
    ['LU', '2449', '^L-\\d{4}$', 'L-2449'],
    ['AD', 'AD500', '^\\d{3}$', '500'],
    ['IN', '110001', '^\\d{3} \\d{3}$', '110 001'],
    ['CL', '8320000', '^\\d{3}-\\d{4}$', '832-0000'],
  ] as const) {
    it(`${country} ${typed} is ${sent} where Partner Center takes ${livePattern}, and so is the example`, () => {
      assert.deepEqual(checkPostalCode(typed, { country, livePattern }), { value: sent });
      const { example = '' } = countryOf(country).postalCode ?? {};
      const shown = postalCodeExample({ country, livePattern });
      assert.deepEqual(checkPostalCode(example, { country, livePattern }), { value: shown });
      assert.deepEqual(checkPostalCode('?', { country, livePattern }), {
        refusal: { key: 'problem.format', params: { example: shown } },
      });
    });
  }

  it('are refused without an example where Partner Center takes no spelling of ours', () => {
    assert.deepEqual(checkPostalCode('10115', { country: 'DE', livePattern: '^X$' }), {
      refusal: { key: 'problem.invalid' },
    });
  });

  it('stay wrong with a hyphen in the wrong place, however Partner Center wants them parted', () => {
    assert.deepEqual(checkPostalCode('15-40023', { country: 'JP', livePattern: '^\\d{3}-\\d{4}$' }), {
      refusal: { key: 'problem.format', params: { example: countryOf('JP').postalCode?.example } },
    });
  });

  it('pass over a pattern that cannot be read', () => {
    for (const livePattern of ['(?x)^x$', '[a-z-[x]]', '(', '(?>a)']) {
      assert.deepEqual(checkPostalCode('10115', { country: 'DE', livePattern }), { value: '10115' }, livePattern);
    }
  });
});
