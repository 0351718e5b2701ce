import assert from 'node:assert/strict';
import { refusalMeanings } from '../../src/domain/refusal-meanings.ts';
import { describeRefusal, refusalKeys } from '../../src/domain/refusals.ts';
import type { Refusal } from '../../src/errors.ts';

function refusal(status: number, code: string, rest: Partial<Refusal> = {}): Refusal {
  return { endpoint: 'POST /v1/customers', status, code, description: '', correlationId: 'c', ...rest };
}

describe('describeRefusal', () => {
  for (const [status, code, key, field, canCorrect, canRetry] of [
    [400, '600049', 'registrationNumberMissing', 'organizationRegistrationNumber', true, false],
    [400, '600050', 'registrationNumberInvalid', 'organizationRegistrationNumber', true, false],
    [400, '600051', 'phoneNumberMissing', 'phoneNumber', true, false],
    [400, '600002', 'registrationNumberUnsupported', 'organizationRegistrationNumber', true, false],
    [400, '27002', 'propertyInvalid', undefined, true, false],
    [400, '20000', 'countryNotSupported', 'country', true, true],
    [403, '2030', 'countryNotOnboarded', 'country', true, true],
    [403, '2032', 'notAllowed', undefined, false, true],
    [403, '600006', 'notAllowed', undefined, false, true],
    [400, '3000', 'propertyInvalid', undefined, true, false],
    [404, '3000', 'resellerNotFound', 'associatedPartnerId', true, false],
    [400, '800002', 'propertyInvalid', undefined, true, false],
    [404, '800015', 'resellerNotFound', 'associatedPartnerId', true, false],
    [400, '800016', 'resellerNotValid', 'associatedPartnerId', true, false],
    [400, '900154', 'resellerNotValid', 'associatedPartnerId', true, false],
    [403, '900123', 'resellerAgreementMissing', 'associatedPartnerId', true, true],
    [403, '900124', 'ownAgreementMissing', undefined, false, true],
    [400, '800018', 'sandboxFull', undefined, false, true],
    [403, '1002', 'notAllowed', undefined, false, true],
    [403, '20002', 'notAllowed', undefined, false, true],
    [403, '900329', 'userSignInNeeded', undefined, false, true],
    [401, '900420', 'wrongAudience', undefined, false, true],
    [401, '', 'signInRefused', undefined, false, true],
    [403, '987654', 'notAllowed', undefined, false, true],
    [429, '', 'busy', undefined, false, true],
    [503, '', 'unavailable', undefined, false, true],
    [418, '', 'unknown', undefined, true, true],
    [400, '987654', 'unknown', undefined, true, true],
  ] as const) {
    it(`tells ${status} ${code || 'without a code'} as ${key}`, () => {
      const said = describeRefusal(refusal(status, code));
      assert.deepEqual(
        [said.key, said.field, said.canCorrect, said.canRetry],
        [`refusal.${key}`, field, canCorrect, canRetry],
      );
    });
  }

  it('reads a code by its endpoint', () => {
    const elsewhere = { endpoint: 'GET /v1/customers' };
    assert.equal(describeRefusal(refusal(400, '20000', elsewhere)).key, 'refusal.unknown');
  });

  it('points at the property that Partner Center named', () => {
    const { key, field } = describeRefusal(refusal(400, '27002', { field: 'state' }));
    assert.deepEqual([key, field], ['refusal.fieldInvalid', 'state']);
    assert.equal(describeRefusal(refusal(400, '27002', { field: 'domain' })).key, 'refusal.domainInvalid');
    assert.equal(describeRefusal(refusal(400, '27002', { field: 'terms' })).key, 'refusal.propertyInvalid');
  });

  it('tells the format that Partner Center wants', () => {
    const { key, params } = describeRefusal(refusal(400, '600050', { pattern: '^\\d{7}$' }));
    assert.equal(key, 'refusal.registrationNumberFormat');
    assert.equal(params.pattern, '^\\d{7}$');
  });

  it('always offers a way on', () => {
    for (const { endpoint, status, code } of refusalMeanings) {
      const { canCorrect, canRetry } = describeRefusal(refusal(status, code ?? '', endpoint ? { endpoint } : {}));
      assert.ok(canCorrect || canRetry, `${status} ${code}`);
    }
  });

  it('has one row for each endpoint, status and code', () => {
    const rows = refusalMeanings.map(({ endpoint, status, code }) => `${endpoint} ${status} ${code}`);
    assert.equal(new Set(rows).size, rows.length);
  });

  it('lists its keys once each', () => {
    assert.equal(new Set(refusalKeys).size, refusalKeys.length);
    assert.ok(refusalKeys.includes('refusal.unknown'));
  });
});
