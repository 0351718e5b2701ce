import assert from 'node:assert/strict';
import { countryCodes, countryOf } from '../../../src/domain/countries/country-table.ts';
import {
  checkRegistrationNumber,
  registrationNumberExample,
} from '../../../src/domain/countries/registration-numbers.ts';
import { registrationCases } from './registration-cases.ts';

const example = '123';
const doubt = { key: 'problem.organizationRegistrationNumber.checkDigits', params: { example } };
const wrongForm = { key: 'problem.format', params: { example } };
const wrongLength = { key: 'problem.organizationRegistrationNumber.length', params: { min: '5', max: '22' } };

/** [country, typed, verdict] */
type Case = readonly [string, string, unknown];

function casesOf(verdictsOf: (cases: (typeof registrationCases)[string]) => Readonly<Record<string, unknown>>): Case[] {
  return Object.entries(registrationCases).flatMap(([country, cases]) =>
    Object.entries(verdictsOf(cases)).map(([typed, verdict]) => [country, typed, verdict] as const),
  );
}

function each<Verdict>(typed: readonly string[] = [], verdict: (typed: string) => Verdict): Record<string, Verdict> {
  return Object.fromEntries(typed.map((number) => [number, verdict(number)]));
}

const right = casesOf((cases) =>
  Object.fromEntries(Object.entries(cases.right ?? {}).map(([typed, value]) => [typed, { value }])),
);
const doubted = casesOf((cases) => each(cases.doubted, (value) => ({ value, warning: doubt })));
const wrongCheckDigits = casesOf((cases) => each(cases.wrongCheckDigits, () => ({ refusal: doubt })));
const misshapen = casesOf((cases) => ({
  ...each(cases.wrongForm, () => ({ refusal: wrongForm })),
  ...each(cases.wrongLength, () => ({ refusal: wrongLength })),
}));

function assertAll(cases: readonly Case[]): void {
  const otherwise = cases.filter(([country, typed, expected]) => {
    const verdict = checkRegistrationNumber(typed, { country, example });
    return JSON.stringify(verdict) !== JSON.stringify(expected);
  });
  assert.deepEqual(otherwise, []);
}

describe('registration numbers', () => {
  it(`take all of ${right.length} right ones as people type them`, () => assertAll(right));
  it(`doubt all of ${doubted.length} with check digits whose rule is not certain`, () => assertAll(doubted));
  it(`refuse all of ${wrongCheckDigits.length} with wrong check digits`, () => assertAll(wrongCheckDigits));
  it(`refuse all of ${misshapen.length} of a wrong form`, () => assertAll(misshapen));

  it('take again what they answer', () => {
    const sent = casesOf((cases) => each(Object.values(cases.right ?? {}), (value) => ({ value })));
    assertAll(sent);
  });

  it('have cases for every country that asks for one', () => {
    for (const country of countryCodes) {
      if (countryOf(country).organizationRegistrationNumber?.required) assert.ok(registrationCases[country], country);
    }
  });

  it('are right in every example, where none is asked for too', () => {
    for (const country of countryCodes) {
      const number = countryOf(country).organizationRegistrationNumber?.example;
      if (number === undefined) continue;
      const value = number.replace(/[ ./-]/g, '').toUpperCase();
      assert.deepEqual(checkRegistrationNumber(number, { country, example }), { value }, country);
    }
  });

  it('may be anything of a possible length in other countries', () => {
    for (const [typed, value] of [
      ['HRB 719915', 'HRB719915'],
      ['DE811569869', 'DE811569869'],
      ['1-22-333', '122333'],
    ] as const) {
      assert.deepEqual(checkRegistrationNumber(typed, { country: 'DE', example }), { value });
      assert.deepEqual(checkRegistrationNumber(typed, { country: 'GI', example }), { value });
    }
    assert.deepEqual(checkRegistrationNumber('HRB 1', { country: 'DE', example }), { refusal: wrongLength });
  });

  it('have the form that the pattern of Partner Center has', () => {
    const livePattern = '^(\\d{7}|\\d{10})$';
    assert.deepEqual(checkRegistrationNumber('1234567', { country: 'HU', example, livePattern }), { value: '1234567' });
    assert.deepEqual(checkRegistrationNumber('10625790-4-44', { country: 'HU', example, livePattern }), {
      refusal: wrongForm,
    });
    const punctuated = { country: 'HU', example, livePattern: '^\\d{8}-\\d-\\d\\d$' };
    assert.deepEqual(checkRegistrationNumber('10625790-4-44', punctuated), { value: '10625790-4-44' });
    const prefixed = { country: 'HU', example, livePattern: '^HU\\d{8}$' };
    assert.deepEqual(checkRegistrationNumber('HU 10625790', prefixed), { value: 'HU10625790' });
  });

  it('are punctuated as the example is, or have the country’s letters, where the pattern of Partner Center wants it', () => {
    for (const [country, typed, livePattern, value] of [
      ['PL', '5250007738', '^\\d{3}-\\d{3}-\\d{2}-\\d{2}$', '525-000-77-38'],
      ['PL', '525-000-77-38', '^PL\\d{10}$', 'PL5250007738'],
      ['PL', '525-000-77-38', '^\\d{3} \\d{3} \\d{2} \\d{2}$', '525 000 77 38'],
      ['US', '911144442', '^\\d{2}-\\d{7}$', '91-1144442'],
      ['HU', '10625790444', '^\\d{8}-\\d-\\d\\d$', '10625790-4-44'],
    ] as const) {
      assert.deepEqual(checkRegistrationNumber(typed, { country, example, livePattern }), { value }, livePattern);
    }
  });

  it('have an example that the pattern takes, or none', () => {
    const shown = (livePattern?: string, ...samples: readonly string[]) =>
      registrationNumberExample([...samples, '525-000-77-38'], { country: 'PL', livePattern });
    assert.equal(shown(), '525-000-77-38');
    assert.equal(shown(undefined, '1234567890'), '525-000-77-38', 'a sample with wrong check digits helps nobody');
    assert.equal(shown('^\\d{10}$'), '5250007738');
    assert.equal(shown('(?>a)'), '525-000-77-38');
    assert.equal(shown('^X$'), '');
    assert.deepEqual(
      checkRegistrationNumber('525-000-77-39', { country: 'PL', example: '', livePattern: '^\\d{10}$' }),
      {
        refusal: { key: 'problem.invalid' },
      },
    );
  });

  it('have right check digits, whatever the pattern of Partner Center takes', () => {
    const rules = { country: 'PL', example, livePattern: '^\\d{10,11}$' };
    assert.deepEqual(checkRegistrationNumber('525-000-77-38', rules), { value: '5250007738' });
    assert.deepEqual(checkRegistrationNumber('525-000-77-39', rules), { refusal: doubt });
    assert.deepEqual(checkRegistrationNumber('44051401358', rules), { value: '44051401358', warning: doubt });
    assert.deepEqual(checkRegistrationNumber('0000028860', rules), { value: '0000028860' });
  });
});
