import assert from 'node:assert/strict';
import { checkEmail } from '../../src/domain/emails.ts';

const format = { key: 'problem.format', params: { example: 'name@contoso.com' } };

describe('e-mail addresses', () => {
  it('pass when they can exist', () => {
    for (const [typed, email] of [
      ['ada@contoso.com', 'ada@contoso.com'],
      [' Ada.L+x@Contoso.CO.UK ', 'Ada.L+x@contoso.co.uk'],
      ['mailto:ada@contoso.com', 'ada@contoso.com'],
      ['ada@contoso.museum', 'ada@contoso.museum'],
      ['ada@mail.microsoft.com.au', 'ada@mail.microsoft.com.au'],
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
});
