import assert from 'node:assert/strict';
import validator from 'validator';
import { checkEmail } from '../../src/domain/emails.ts';
import { seededRandom } from '../support/seeded-random.ts';

const format = { key: 'problem.format', params: { example: 'name@contoso.com' } };

describe('e-mail addresses', () => {
  it('pass when they can exist', () => {
    for (const [typed, email] of [
      ['ada@contoso.com', 'ada@contoso.com'],
      [' Ada.L+x@Contoso.CO.UK ', 'Ada.L+x@contoso.co.uk'],
      ['mailto:ada@contoso.com', 'ada@contoso.com'],
      ['ada@contoso.museum', 'ada@contoso.museum'],
      ['ada@mail.microsoft.com.au', 'ada@mail.microsoft.com.au'],
      ['ada@mail.partner.com', 'ada@mail.partner.com'],
      ['ada@contoso.ME', 'ada@contoso.me'],
      ['ada@contoso.photography', 'ada@contoso.photography'],
      ['почта@пример.рф', 'почта@пример.рф'],
      ['ada@xn--e1afmkfd.XN--P1AI', 'ada@xn--e1afmkfd.xn--p1ai'],
      ['ada@例子.中国', 'ada@例子.中国'],
      ['ada@ｃｏｎｔｏｓｏ.com', 'ada@contoso.com'],
      ['ada@contoso。com', 'ada@contoso.com'],
      ['ada＠contoso｡co．uk', 'ada@contoso.co.uk'],
      ["o'neill+new@contoso.co.jp", "o'neill+new@contoso.co.jp"],
      ['"ada l"@contoso.com', '"ada l"@contoso.com'],
    ] as const) {
      assert.deepEqual(checkEmail(typed, ['partner.com']), { value: email }, typed);
    }
  });

  it('are refused with the reason', () => {
    for (const [typed, refusal] of [
      ['ada', format],
      ['ada@contoso', format],
      ['ada@@contoso.com', format],
      ['ada@contoso.c', format],
      ['ada@10.0.0.1', format],
      ['ada@Microsoft.com', { key: 'problem.email.microsoft' }],
      ['ada@Partner.com', { key: 'problem.email.ownDomain', params: { domain: 'partner.com' } }],
    ] as const) {
      assert.deepEqual(checkEmail(typed, ['@PARTNER.com']), { refusal }, typed);
    }
  });

  it('are refused where no mail can go', () => {
    const reserved = ['test', 'example', 'invalid', 'localhost', 'local', 'internal', 'lan', 'home', 'corp', 'onion'];
    for (const ending of [...reserved, 'comm', 'con', 'an', 'xn--zckzah', 'xn--zz', '测试']) {
      const domain = `contoso.${ending}`;
      const refusal = { key: 'problem.email.ending', params: { domain } };
      assert.deepEqual(checkEmail(`ada@${domain.toUpperCase()}`, []), { refusal }, ending);
    }
  });

  it('are whatever the validator takes, as long as their ending exists', () => {
    const random = seededRandom(27_002);
    const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
    const local = [...'azAZ09.!#$%&*+/=?^_{|}~-é'];
    const label = [...'az09-é', 'ß', '中'];
    const text = (from: readonly string[]) =>
      Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(from)).join('');
    let taken = 0;
    for (let count = 0; count < 5_000; count += 1) {
      const ending = pick(['com', 'de', 'co.uk', 'рф', 'xn--p1ai', 'vermögensberatung']);
      const email = `${text(local)}@${text(label)}.${ending}`;
      const verdict = checkEmail(email, []);
      assert.equal('value' in verdict, validator.isEmail(email), email);
      taken += Number('value' in verdict);
    }
    assert.ok(taken > 1_000, `${taken} were taken`);
  });
});
