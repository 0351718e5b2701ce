import assert from 'node:assert/strict';
import type { CredentialReset, CustomerRequest } from '../../../src/domain/request.ts';
import { dialogWords } from '../../../src/teams/views/dialog-words.ts';
import { aContext, aRequest, customer } from './fixtures.ts';

describe('what a dialog says that has no password to show', () => {
  const withReset = (reset: CredentialReset): Partial<CustomerRequest> => ({
    state: 'created',
    customer: { ...customer, reset },
  });
  const afterFetch = (changes: Partial<CustomerRequest>) =>
    dialogWords(aRequest(changes), { verb: 'credential.reveal', version: 7 }, aContext());
  const afterSubmit = (changes: Partial<CustomerRequest>, version = 7) =>
    dialogWords(aRequest(changes), { verb: 'credential.done', version }, aContext());

  it('is that the password is destroyed once it is, however often that is asked for', () => {
    assert.match(afterSubmit({ state: 'delivered', customer }), /is destroyed here/);
    assert.match(afterSubmit({ state: 'delivered', customer }, 3), /is destroyed here/);
  });

  it('is never that it is destroyed while it is kept', () => {
    assert.match(afterSubmit(withReset({ state: 'asked' })), /^A new password is being set/);
    assert.match(afterSubmit(withReset({ state: 'done', version: 8 })), /^There is a newer password.*It is kept/);
    assert.match(afterSubmit({ state: 'created', customer }), /^This did not destroy the password/);
    assert.match(afterSubmit(withReset({ state: 'done', version: 7 })), /^This did not destroy the password/);
  });

  it('is where the request stands when there is none', () => {
    for (const words of [afterFetch({ state: 'failed' }), afterSubmit({ state: 'failed' })]) {
      assert.match(words, /^There is no password to show\. TD-1042 is at “Not created”/);
    }
    assert.match(afterFetch(withReset({ state: 'asked' })), /^A new password is being set/);
  });
});
