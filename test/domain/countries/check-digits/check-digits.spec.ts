import assert from 'node:assert/strict';
import * as cnpj from 'stdnum/lib/cjs/br/cnpj.js';
import * as unp from 'stdnum/lib/cjs/by/unp.js';
import * as uscc from 'stdnum/lib/cjs/cn/uscc.js';
import * as anum from 'stdnum/lib/cjs/hu/anum.js';
import * as gstin from 'stdnum/lib/cjs/in/gstin.js';
import * as idno from 'stdnum/lib/cjs/md/idno.js';
import * as nip from 'stdnum/lib/cjs/pl/nip.js';
import * as pesel from 'stdnum/lib/cjs/pl/pesel.js';
import * as inn from 'stdnum/lib/cjs/ru/inn.js';
import * as tin from 'stdnum/lib/cjs/th/tin.js';
import * as tckimlik from 'stdnum/lib/cjs/tr/tckimlik.js';
import * as vkn from 'stdnum/lib/cjs/tr/vkn.js';
import * as edrpou from 'stdnum/lib/cjs/ua/edrpou.js';
import * as rntrc from 'stdnum/lib/cjs/ua/rntrc.js';
import * as ein from 'stdnum/lib/cjs/us/ein.js';
import * as rif from 'stdnum/lib/cjs/ve/rif.js';
import * as mst from 'stdnum/lib/cjs/vn/mst.js';
import * as zaTin from 'stdnum/lib/cjs/za/tin.js';
import { checkRegistrationNumber } from '../../../../src/domain/countries/registration-numbers.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

const samples = 2000;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const alphanumeric = `0123456789${letters}`;
const socialCredit = '0123456789ABCDEFGHJKLMNPQRTUWXY';

interface Oracle {
  validate(number: string): { readonly isValid: boolean };
}

/**
 * [country, number, its form: `9` a digit, `A` a letter, `*` either, `?` a character of the social credit code and `[…]` one
 * of those]. The forms leave out what stdnum is known to judge otherwise.
 */
const differential: readonly (readonly [string, string, Oracle, string])[] = [
  ['BR', 'CNPJ', cnpj, '99999999000199'],
  ['BR', 'CNPJ with letters', cnpj, '************99'],
  ['BY', 'УНП', unp, '[12345678]99999999'],
  ['CN', 'social credit code', uscc, '[123456789][123456789]999999?????????[123456789ABCDEFGHJKLMNPQRTUWXY]'],
  ['HU', 'törzsszám', anum, '99999999'],
  ['IN', 'GSTIN', gstin, '[012][1234567]AAA[ABCFGHJKLPT]A999[123456789]A[123456789A]Z*'],
  ['MD', 'IDNO', idno, '9999999999999'],
  ['PL', 'NIP', nip, '[123456789]999999999'],
  ['PL', 'PESEL', pesel, '[456789]9[0][123456789][012][12345678]99999'],
  ['RU', 'ИНН of an organization', inn, '9999999999'],
  ['RU', 'ИНН of a person', inn, '999999999999'],
  ['TH', 'taxpayer number', tin, '[012345678]999999999999'],
  ['TR', 'VKN', vkn, '9999999999'],
  ['TR', 'T.C. kimlik', tckimlik, '[123456789]9999999999'],
  ['UA', 'ЄДРПОУ', edrpou, '99999999'],
  ['UA', 'РНОКПП', rntrc, '9999999999'],
  ['US', 'EIN', ein, '999999999'],
  ['VE', 'RIF', rif, '[VEJPG]999999999'],
  ['VN', 'mã số thuế', mst, '9[123456789]99999999'],
  ['ZA', 'tax reference', zaTin, '[01239]999999999'],
];

function isTaken(country: string, number: string): boolean {
  const verdict = checkRegistrationNumber(number, { country, example: '123' });
  return 'value' in verdict && verdict.warning === undefined;
}

function numberOf(form: string, random: () => number): string {
  const oneOf = (characters: string) => characters.charAt(Math.floor(random() * characters.length));
  return form.replace(/\[(\w+)\]|[9A*?]/g, (place, listed?: string) => {
    if (listed) return oneOf(listed);
    if (place === '9') return oneOf('0123456789');
    if (place === 'A') return oneOf(letters);
    return oneOf(place === '*' ? alphanumeric : socialCredit);
  });
}

describe('check digits, beside npm stdnum', () => {
  for (const [country, name, oracle, form] of differential) {
    it(`${country}: ${name}`, () => {
      const random = seededRandom(20_261_120);
      const numbers = Array.from({ length: samples }, () => numberOf(form, random));
      const valid = numbers.filter((number) => oracle.validate(number).isValid);
      assert.ok(valid.length > 0, 'no number was valid');
      const taken = numbers.filter((number) => isTaken(country, number));
      assert.deepEqual(taken, valid);
    });
  }

  it('know what stdnum 1.12.0 does not', () => {
    for (const [country, number, oracle] of [
      ['CN', '911101084322754930', uscc], // the check character 0
      ['VE', 'C299952478', rif],
    ] as const) {
      assert.ok(isTaken(country, number), number);
      assert.ok(!oracle.validate(number).isValid, `${number}: stdnum knows it now`);
    }
    for (const [country, number, oracle] of [
      ['BR', '00000000000000', cnpj],
      ['BY', '000000000', unp],
      ['HU', '00000000', anum],
      ['MD', '0000000000000', idno],
      ['PL', '0000000000', nip],
      ['RU', '0000000000', inn],
      ['UA', '00000000', edrpou],
    ] as const) {
      assert.ok(!isTaken(country, number), number);
      assert.ok(oracle.validate(number).isValid, `${number}: stdnum knows it now`);
    }
  });
});
