import assert from 'node:assert/strict';
import { checkCompanyName } from '../../src/domain/company-names.ts';

describe('company names', () => {
  it('that Microsoft refuses are refused', () => {
    for (const [name, key] of [
      ['X', 'problem.companyName.tooShort'],
      ['.-!', 'problem.companyName.noLetters'],
      ['LLC', 'problem.companyName.legalFormAlone'],
      ['l. l. c.', 'problem.companyName.legalFormAlone'],
      ['"GmbH"', 'problem.companyName.legalFormAlone'],
      ['Pty Ltd', 'problem.companyName.legalFormAlone'],
    ] as const) {
      assert.deepEqual(checkCompanyName(name), { refusal: { key } }, name);
    }
  });

  it('that Microsoft warns of are warned of', () => {
    for (const [name, key] of [
      ['999', 'problem.companyName.unusual'],
      ['1 2 3', 'problem.companyName.unusual'],
      ['Contoso.com', 'problem.companyName.internetName'],
      ['Booking.com B.V.', 'problem.companyName.internetName'],
    ] as const) {
      assert.deepEqual(checkCompanyName(name), { value: name, warning: { key } }, name);
    }
  });

  it('of real companies pass in silence', () => {
    for (const name of ['3M', 'Foo GmbH & Co.KG', 'S.A. Brain', '東京電力', 'Æther ApS', 'Dr. Oetker', '7-Eleven']) {
      assert.deepEqual(checkCompanyName(name), { value: name }, name);
    }
    assert.deepEqual(checkCompanyName('  Contoso \t Ltd '), { value: 'Contoso Ltd' });
  });
});
