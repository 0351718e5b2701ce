import assert from 'node:assert/strict';
import { type CredentialReset, type CustomerRequest, requestStates } from '../../../src/domain/request.ts';
import { offersPasswordReset } from '../../../src/flows/credential/ask-password-reset.ts';
import type { Credential } from '../../../src/flows/ports/ports.ts';
import { clouds } from '../../../src/partner-center/clouds.ts';
import { minutesLater, newRequest, start } from '../../storage/support/sample.ts';

const settings: Parameters<typeof offersPasswordReset>[0] = { cloud: clouds.global, signsInWithUser: true };
const customer = {
  id: 't',
  domain: 'd.onmicrosoft.com',
  adminUserName: 'admin@d.onmicrosoft.com',
  correlationId: 'c',
  createdAt: start,
  hasCredential: true,
};
const profile = { enableGDAPByDefault: 'true' };
const request: CustomerRequest = { ...newRequest({ state: 'created', profile }), number: 1, customer };
const destroyed: Credential = { requestId: request.id, owner: request.owner, createdAt: start, destroyedAt: start };
const failure = {
  key: 'failure.resetNobody',
  partnerCenterText: '',
  partnerCenterCode: '',
  correlationId: '',
  canCorrect: false,
  canRetry: true,
};

function offers(changes: Partial<CustomerRequest> = {}, given = settings, credential = destroyed, now = start) {
  return offersPasswordReset(given, { ...request, ...changes }, credential, now);
}

const resetIn = (reset: CredentialReset) => offers({ customer: { ...customer, reset } });

describe('a new password is offered', () => {
  it('when the one there was is gone or never came', () => {
    assert.ok(offers());
    assert.ok(offersPasswordReset(settings, request, undefined, start));
    const sealed = { keyId: 'k', nonce: 'n', ciphertext: 'c', tag: 't' };
    assert.equal(offers({}, settings, { ...destroyed, sealed }), false);
  });

  it('in no state but “created”: whoever said that they have it, has it', () => {
    assert.deepEqual(
      requestStates.filter((state) => offers({ state })),
      ['created'],
    );
  });

  it('where cloud and sign-in allow it, and the partner has rights in the tenant', () => {
    assert.equal(offers({}, { ...settings, cloud: clouds.china }), false);
    assert.equal(offers({}, { ...settings, cloud: clouds.usgov }), false);
    assert.equal(offers({}, { ...settings, signsInWithUser: false }), false);
    assert.equal(offers({ profile: { enableGDAPByDefault: 'false' } }), false);
  });

  it('for thirty days after the creation', () => {
    const days = (count: number) => minutesLater(count * 24 * 60);
    assert.ok(offers({}, settings, destroyed, days(29)));
    assert.equal(offers({}, settings, destroyed, days(30)), false);
  });

  it('again after one that was set or refused, not while one is on its way', () => {
    assert.ok(resetIn({ state: 'done', version: 3 }));
    assert.ok(resetIn({ state: 'refused', version: 3, failure }));
    assert.equal(resetIn({ state: 'refused', version: 3, failure: { ...failure, canRetry: false } }), false);
    assert.equal(resetIn({ state: 'asked' }), false);
  });
});
