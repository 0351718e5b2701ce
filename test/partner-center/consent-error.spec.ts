import assert from 'node:assert/strict';
import { ClientAuthError, ServerError } from '@azure/msal-node';
import { consentError, consentRefusedByEntra } from '../../src/partner-center/consent-error.ts';

describe('what Entra has against a consent', () => {
  const sent: readonly (readonly [string, string, RegExp, RegExp])[] = [
    ['access_denied', 'AADSTS65004: User declined.', /did not consent.*AADSTS65004/, /accept/],
    ['access_denied', '', /cancelled/, /npm run consent/],
    ['access_denied', 'AADSTS50105: not assigned', /not assigned/, /Enterprise applications/],
    ['consent_required', 'AADSTS90094: admin', /administrator/, /admin consent/],
    ['invalid_request', 'AADSTS650057: Invalid resource.', /permission/, /user_impersonation/],
    ['interaction_required', '', /MFA/, /mfasetup/],
    ['access_denied', 'AADSTS53003: blocked', /Conditional Access/, /administrator/],
    ['whatever_new', 'AADSTS123456: new', /whatever_new.*AADSTS123456/, /error\?code=123456/],
    ['<b>', 'AADSTS: none', /no code/, /npm run consent/],
  ];
  for (const [error, description, message, remedy] of sent) {
    it(`is told in plain words: ${error} ${description}`, () => {
      const told = consentRefusedByEntra(error, description);
      assert.equal(told.code, 'signIn.failed');
      assert.match(told.message, message);
      assert.match(told.remedy, remedy);
    });
  }

  it('is told apart from a problem of Entra’s own', () => {
    for (const error of ['temporarily_unavailable', 'server_error']) {
      assert.equal(consentRefusedByEntra(error, 'AADSTS90033: transient').code, 'signIn.unavailable');
    }
  });

  it('never repeats Entra’s own words, which name accounts', () => {
    const words = 'AADSTS50105: The signed in user ada@contoso.example is not assigned';
    const errors = [
      consentRefusedByEntra('access_denied', words),
      consentError(new ServerError('invalid_grant', '', words, '', '50105')),
      consentError(new ClientAuthError('nonce_mismatch', '')),
    ];
    for (const { message, remedy } of errors) assert.doesNotMatch(`${message}${remedy}`, /contoso/);
  });
});
