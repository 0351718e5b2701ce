import assert from 'node:assert/strict';
import type { Refusal } from '../../src/errors.ts';
import { refusalOf } from '../../src/partner-center/refusal-of.ts';

function refusal(body: string | object, headers: Record<string, string> = {}): Refusal {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return refusalOf('POST /v1/customers', { status: 400, headers: new Headers(headers), text }, 'ours');
}

describe('refusalOf', () => {
  it('reads the documented shape, with the code as number or text', () => {
    for (const code of [600049, '600049']) {
      const { code: read, description } = refusal({ code, description: 'Missing.', data: [], source: 'PartnerFD' });
      assert.deepEqual([read, description], ['600049', 'Missing.']);
    }
  });

  it('reads the shape of the newer services', () => {
    const body = {
      code: '600061',
      message: 'Short.',
      description: 'Already there.',
      errorName: 'PartnerConfirmedAgreementAlreadyExists',
      isRetryable: false,
      parameters: {},
      errorMessageExtended: 'InternalErrorCode=600061',
    };
    assert.deepEqual([refusal(body).code, refusal(body).description], ['600061', 'Already there.']);
    const { code, description } = refusal({ message: 'Short.', errorMessageExtended: 'InternalErrorCode=600061' });
    assert.deepEqual([code, description], ['600061', 'Short.']);
  });

  it('reads the shape of the gateway', () => {
    const { code, description } = refusal({ statusCode: 429, message: 'Rate limit is exceeded.' });
    assert.deepEqual([code, description], ['', 'Rate limit is exceeded.']);
  });

  for (const [name, body] of [
    ['nothing', ''],
    ['a page', '<!DOCTYPE html><html><body>Bad gateway</body></html>'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a text', '"no"'],
    ['half an object', '{"code": 1, "desc'],
  ] as const) {
    it(`takes nothing from ${name}`, () => {
      assert.deepEqual(refusal(body), {
        endpoint: 'POST /v1/customers',
        status: 400,
        code: '',
        description: '',
        correlationId: 'ours',
      });
    });
  }

  it('takes no words that hold markup, but keeps the code', () => {
    const { code, description } = refusal({ code: 5, description: 'See <a href="https://x.example">this</a>' });
    assert.deepEqual([code, description], ['5', '']);
  });

  it('bounds the words and takes control characters out', () => {
    assert.equal(refusal({ description: `a\r\nb${'x'.repeat(5_000)}` }).description.length, 1_024);
    assert.equal(refusal({ description: 'a\r\nb\u0000' }).description, 'a b');
  });

  for (const [property, field] of [
    ['StateInvalid', 'state'],
    ['PostalCodeInvalid', 'postalCode'],
    ['CityInvalid', 'city'],
    ['DomainInvalid', 'domain'],
    ['EmailInvalid', 'email'],
    ['CompanyNameInvalid', 'companyName'],
    ['CountryInvalid', 'country'],
    ['Address1Invalid', 'addressLine1'],
    ['AddressLine2Invalid', 'addressLine2'],
    ['PhoneNumberInvalid', 'phoneNumber'],
    ['ZipCityInvalid', 'postalCode'],
    ['billingProfile.defaultAddress.city', 'city'],
    ['TermsInvalid', undefined],
  ] as const) {
    it(`knows that ${property} is about ${field ?? 'no field of ours'}`, () => {
      const data = [`property_name: ${property} - Details`, 'details: '];
      assert.equal(refusal({ code: 27002, description: 'A property has invalid data.', data }).field, field);
    });
  }

  it('adds the details of a wrong property to the words', () => {
    const data = ['property_name: DomainInvalid - Details', 'details: The domain is taken.'];
    const { description } = refusal({ code: 27002, description: 'A property has invalid data.', data });
    assert.equal(description, 'A property has invalid data. The domain is taken.');
  });

  it('finds the property in the words too', () => {
    const description = "Address field invalid for property: 'Region', 'PostalCode', 'City'";
    assert.equal(refusal({ code: 27002, description }).field, 'region');
  });

  for (const [name, format] of [
    ['plain', '^(\\d{7}|\\d{10})$'],
    ['with doubled backslashes', '^(\\\\d{7}|\\\\d{10})$'],
    ['in back quotes, with a full stop', '`^(\\d{7}|\\d{10})$`.'],
  ] as const) {
    it(`takes the registration number's format from 600050, ${name}`, () => {
      const description = `Organization registration ID information is invalid and should be of the format ${format}`;
      assert.equal(refusal({ code: 600050, description }).pattern, '^(\\d{7}|\\d{10})$');
      assert.equal(refusal({ code: 27002, description }).pattern, undefined);
    });
  }
});
