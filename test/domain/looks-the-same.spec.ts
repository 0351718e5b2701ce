import assert from 'node:assert/strict';
import { looksTheSame } from '../../src/domain/looks-the-same.ts';
import type { Creation, CustomerRequest } from '../../src/domain/request.ts';
import { fullRequest, newRequest } from '../storage/support/sample.ts';

describe('looksTheSame', () => {
  const { failure: _failure, ...request } = fullRequest({ ...newRequest(), number: 1 });
  const creation: Creation = { point: 'reserved', msRequestId: 'm', correlationId: 'c', attempts: 1 };
  const before: CustomerRequest = { ...request, creation };
  const changed = (change: Partial<CustomerRequest>): CustomerRequest => ({ ...before, version: 9, ...change });

  it('is true for another attempt at the creation, and for its end without an answer', () => {
    const leased: Creation = { ...creation, attempts: 2, leasedUntil: new Date(0) };
    assert.ok(looksTheSame(before, changed({ creation: leased, updatedAt: new Date(0) })));
    assert.ok(looksTheSame(changed({ creation: leased }), changed({ creation: { ...creation, point: 'posted' } })));
    const waiting: Creation = { ...creation, waitsForSignIn: true };
    assert.ok(looksTheSame(changed({ creation: waiting }), changed({ creation: { ...waiting, attempts: 2 } })));
  });

  it('is false where a card says something else', () => {
    const waiting: Creation = { ...creation, waitsForSignIn: true };
    const failure = { key: 'k', partnerCenterText: '', partnerCenterCode: '', correlationId: '' };
    for (const change of [
      { creation: waiting },
      { creation: { ...creation }, state: 'created' },
      { creation: { ...creation }, profile: {} },
      { creation: { ...creation }, failure: { ...failure, canCorrect: true, canRetry: true } },
    ] satisfies Partial<CustomerRequest>[]) {
      assert.equal(looksTheSame(before, changed(change)), false);
      assert.equal(looksTheSame(changed(change), { ...before, creation: { ...creation } }), false);
    }
  });

  it('is false where nothing of the request changed: what else a card shows did', () => {
    assert.equal(looksTheSame(before, changed({})), false);
  });
});
