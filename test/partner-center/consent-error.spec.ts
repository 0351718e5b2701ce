import assert from 'node:assert/strict';
import { ClientAuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { clouds, type EntraPages } from '../../src/partner-center/clouds.ts';
import { consentError, consentRefusedByEntra } from '../../src/partner-center/consent-error.ts';

const pages = clouds.global.entraPages;

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
      const told = consentRefusedByEntra(error, description, pages);
      assert.equal(told.code, 'signIn.failed');
      assert.match(told.message, message);
      assert.match(told.remedy, remedy);
    });
  }

  it('is told apart from a problem of Entra’s own', () => {
    for (const error of ['temporarily_unavailable', 'server_error']) {
      assert.equal(consentRefusedByEntra(error, 'AADSTS90033: transient', pages).code, 'signIn.unavailable');
    }
  });

  it('leads to pages of the person’s own cloud, and to none where there is no known one', () => {
    const remedies = (own: EntraPages) => [
      consentRefusedByEntra('new', 'AADSTS123456: new', own).remedy,
      consentError(new ServerError('new', '', '', '', '123456'), own).remedy,
      consentRefusedByEntra('interaction_required', 'AADSTS50076: MFA', own).remedy,
      consentError(new InteractionRequiredAuthError('interaction_required', '', '', '', '', '', '', '50076'), own)
        .remedy,
    ];
    const [sent, redeemed, ...mfa] = remedies(clouds.china.entraPages);
    for (const remedy of [sent, redeemed]) {
      assert.match(remedy ?? '', /^See https:\/\/login\.partner\.microsoftonline\.cn\/error\?code=123456, then /);
    }
    for (const remedy of [...mfa, ...remedies(clouds.usgov.entraPages)]) {
      assert.match(remedy, /^(Look AADSTS123456 up|Set up MFA).*npm run consent/);
      assert.doesNotMatch(remedy, /https?:|\.com/);
    }
  });

  it('never repeats Entra’s own words, which name accounts', () => {
    const words = 'AADSTS50105: The signed in user ada@contoso.example is not assigned';
    const errors = [
      consentRefusedByEntra('access_denied', words, pages),
      consentError(new ServerError('invalid_grant', '', words, '', '50105'), pages),
      consentError(new ClientAuthError('nonce_mismatch', ''), pages),
    ];
    for (const { message, remedy } of errors) assert.doesNotMatch(`${message}${remedy}`, /contoso/);
  });
});
