import assert from 'node:assert/strict';
import { countryCodes } from '../../src/domain/countries/country-table.ts';
import { checkPhoneNumber, examplePhoneNumber, nationalNumber } from '../../src/domain/phone-numbers.ts';

const example = '+1 201 555 0123';

describe('phone numbers', () => {
  it('become international, whatever the spelling', () => {
    for (const [country, typed, written] of [
      ['US', '(425) 555-0101', '+1 425 555 0101'],
      ['US', '+1 425 555 0101', '+1 425 555 0101'],
      ['DE', '+1 425 555 0101', '+1 425 555 0101'],
      ['JP', '０３－１２３４－５６７８', '+81 3 1234 5678'],
      ['XE', '318 1234', '+599 318 1234'],
      ['AQ', '+64 21 123 4567', '+64 21 123 4567'],
    ] as const) {
      const verdict = checkPhoneNumber(typed, { country, example });
      assert.equal('value' in verdict && verdict.value, written, typed);
    }
  });

  it('are refused when they cannot exist', () => {
    for (const typed of ['123', 'call me', '+1 425 555 01012345']) {
      assert.deepEqual(checkPhoneNumber(typed, { country: 'US', example }), {
        refusal: { key: 'problem.format', params: { example } },
      });
    }
  });

  it('are warned of when they are unusual, foreign, or not as Partner Center expects', () => {
    const warningOf = (typed: string, country: string, livePattern?: string) => {
      const verdict = checkPhoneNumber(typed, { country, example, livePattern });
      return 'value' in verdict ? verdict.warning?.key : 'refused';
    };
    assert.equal(warningOf('1234567890', 'US'), 'problem.phoneNumber.unusual');
    assert.equal(warningOf('+7 495 123 45 67', 'KZ'), 'problem.phoneNumber.otherCountry');
    assert.equal(warningOf('+7 701 123 45 67', 'KZ'), undefined);
    assert.equal(warningOf('06 6982 1234', 'IT'), undefined);
    assert.equal(warningOf('4255550101', 'US', '^\\d{3}$'), 'problem.phoneNumber.notAsExpected');
    assert.equal(warningOf('4255550101', 'US', '^\\d{10}$'), undefined);
  });

  it('are sent as the national digits', () => {
    assert.equal(nationalNumber('+1 425 555 0101', 'US'), '4255550101');
    assert.equal(nationalNumber('+39 06 6982 1234', 'IT'), '0669821234');
    assert.equal(nationalNumber('030 12 34', 'AQ'), '0301234');
  });

  it('have an example that is right for every country with numbers of its own', () => {
    for (const country of countryCodes.filter((code) => code !== 'AQ')) {
      const number = examplePhoneNumber(country);
      assert.deepEqual(checkPhoneNumber(number, { country, example }), { value: number }, country);
    }
  });
});
