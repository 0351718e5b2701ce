import assert from 'node:assert/strict';
import { checkCompanyName } from '../../src/domain/company-names.ts';

describe('company names', () => {
  it('that Microsoft refuses are refused', () => {
    for (const [name, key] of [
      ['X', 'problem.companyName.tooShort'],
      ['李', 'problem.companyName.tooShort'],
      ['e\u0301', 'problem.companyName.tooShort'],
      ['X\u200d', 'problem.companyName.tooShort'],
      [' \t\u00a0\u3164', 'problem.companyName.tooShort'],
      ['.-!', 'problem.companyName.noLetters'],
      ['🍕🍕🍕', 'problem.companyName.noLetters'],
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
      ['a a a', 'problem.companyName.unusual'],
      ['東 京', 'problem.companyName.unusual'],
    ] as const) {
      assert.deepEqual(checkCompanyName(name), { value: name, warning: { key } }, name);
    }
    const internetNames = [
      'Contoso.com',
      'www.contoso.com',
      'WWW.HP.DE',
      'HP.com',
      'Contoso.co.uk',
      'shop.contoso.de',
      'Booking.com B.V.',
      'Amazon.com Inc.',
      'Contoso (contoso.io), Ltd',
      'https://contoso.fr/',
      'ada@contoso.com',
      'Contoso．com',
      'Яндекс.рф',
      '百度.中国',
      'contoso.photography',
      'contoso.me™',
    ];
    for (const name of internetNames) {
      const warning = { key: 'problem.companyName.internetName' };
      assert.deepEqual(checkCompanyName(name), { value: name, warning }, name);
    }
  });

  it('of real companies pass in silence', () => {
    const names = [
      [
        '3M',
        'X5',
        'Ng',
        '東京電力',
        '한국전력공사',
        'شركة الاتصالات',
        'บริษัท ปตท. จำกัด',
        'भारत पेट्रोलियम',
        'Æther ApS',
        '7-Eleven',
      ],
      [
        'Foo GmbH & Co.KG',
        'Foo GmbH&Co.KG',
        'Foo Co.KG',
        'Foo Pty.Ltd',
        'Foo.GmbH',
        'Foo.LLC',
        'Foo Co., Ltd.',
        'Foo Int.Co.',
      ],
      [
        'S.A. Brain',
        'Foo S.A.',
        'Foo A.S.',
        'Foo A.S',
        'Foo S.p.A',
        'Foo Sp. z o.o.',
        'Foo d.o.o.',
        'Foo S.A. de C.V.',
        'PT Foo Tbk.',
      ],
      [
        'Dr.Max',
        'Dr. Oetker',
        'Dr.Schmidt',
        'Prof.Dr.Med',
        'St.Pauli',
        'A.P. Møller',
        'E.ON SE',
        'U.S. Steel',
        'Node.js Makers',
        'Yahoo!',
      ],
      ['LLC Foo', 'Limited Brands', 'GmbH Beratung', "The 'Inc' Company", 'A Plus', '100 %', '3.14'],
    ].flat();
    for (const name of names) assert.deepEqual(checkCompanyName(name), { value: name }, name);
    assert.deepEqual(checkCompanyName('  Contoso \t Ltd '), { value: 'Contoso Ltd' });
  });
});
