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

  it('may begin with 00 and the own country’s code where people dial abroad otherwise', () => {
    for (const [country, typed, written] of [
      ['JP', '0081 3 1234 5678', '+81 3 1234 5678'],
      ['TH', '0066 2 123 4567', '+66 2 123 4567'],
      ['CO', '0057 301 234 5678', '+57 301 2345678'],
      ['US', '00 1 (425) 555-0101', '+1 425 555 0101'],
      ['BR', '0055 11 91234 5678', '+55 11 91234 5678'],
      ['KZ', '007 701 123 45 67', '+7 701 123 4567'],
      ['TW', '00886-2-2720-8889', '+886 2 2720 8889'],
      ['DE', '0049 30 123456', '+49 30 123456'],
      ['DE', '001 425 555 0101', '+1 425 555 0101'],
    ] as const) {
      const verdict = checkPhoneNumber(typed, { country, example });
      assert.equal('value' in verdict && verdict.value, written, typed);
    }
    const tooShort = checkPhoneNumber('0081 3', { country: 'JP', example });
    assert.deepEqual(tooShort, { refusal: { key: 'problem.format', params: { example } } });
  });

  it('lose what Mexico dialled until 2019', () => {
    for (const typed of ['+52 1 55 1234 5678', '0052 1 55 1234 5678', '01 55 1234 5678', '(01 55) 1234 5678']) {
      assert.deepEqual(checkPhoneNumber(typed, { country: 'MX', example }), { value: '+52 55 1234 5678' }, typed);
    }
    const digitTooFew = checkPhoneNumber('+52 1 55 1234 567', { country: 'MX', example });
    assert.equal('value' in digitTooFew && digitTooFew.value, '+52 1551234567');
  });

  it('lose an East Asian extension', () => {
    for (const [country, typed, value] of [
      ['TW', '(02)2720-8889 分機 123', '+886 2 2720 8889'],
      ['TW', '02-2720-8889內線123', '+886 2 2720 8889'],
      ['JP', '03-1234-5678（内線１２３）', '+81 3 1234 5678'],
      ['CN', '010-12345678转8001', '+86 10 1234 5678'],
      ['CN', '010-12345678 轉 8001', '+86 10 1234 5678'],
    ] as const) {
      assert.deepEqual(checkPhoneNumber(typed, { country, example }), { value }, typed);
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

  it('are sent in the first spelling that the pattern of Partner Center takes, and warned of where it takes none', () => {
    for (const [livePattern, sent] of [
      [undefined, '2079460018'],
      ['^\\d{9,11}$', '2079460018'],
      ['^0\\d{9,10}$', '02079460018'],
      ['^44\\d{10}$', '442079460018'],
      ['^\\+44\\d{10}$', '+442079460018'],
      ['(?>a)', '2079460018'],
    ] as const) {
      const verdict = checkPhoneNumber('020 7946 0018', { country: 'GB', example, livePattern });
      assert.deepEqual(verdict, { value: '+44 20 7946 0018' }, livePattern);
      assert.equal(nationalNumber('+44 20 7946 0018', 'GB', livePattern), sent);
    }
    assert.equal(nationalNumber('+44 20 7946 0018', 'GB', '^X$'), '2079460018');
    assert.deepEqual(checkPhoneNumber('020 7946 0018', { country: 'GB', example, livePattern: '^X$' }), {
      value: '+44 20 7946 0018',
      warning: { key: 'problem.phoneNumber.notAsExpected' },
    });
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
