import assert from 'node:assert/strict';
import { requirementsFor } from '../../src/domain/countries/country-requirements.ts';
import { deriveProfile, languageOf } from '../../src/domain/derive-profile.ts';

const us = requirementsFor('US');
const germany = requirementsFor('DE');

describe('deriving a profile', () => {
  it('fills in what is missing', () => {
    const { profile, derived } = deriveProfile({ country: 'DE', companyName: 'Contoso GmbH' }, {}, germany);
    const filled = { domain: 'contoso', culture: 'de-DE', language: 'de', enableGDAPByDefault: 'true' };
    assert.deepEqual(profile, { country: 'DE', companyName: 'Contoso GmbH', ...filled });
    assert.deepEqual(derived, { country: 'DE', ...filled });
  });

  it('follows a change of what it derived from', () => {
    const first = deriveProfile({ country: 'DE', companyName: 'Contoso GmbH' }, {}, germany);
    const changed = { ...first.profile, companyName: 'Fabrikam Inc', country: 'US' };
    const { profile } = deriveProfile(changed, first.derived, us);
    assert.deepEqual([profile.domain, profile.culture, profile.language], ['fabrikam', 'en-US', 'en']);
  });

  it('never overwrites what a rep typed', () => {
    const first = deriveProfile({ country: 'DE', companyName: 'Contoso GmbH' }, {}, germany);
    const typed = { ...first.profile, domain: 'contosoberlin', culture: 'en-US', enableGDAPByDefault: 'false' };
    const { profile } = deriveProfile({ ...typed, companyName: 'Fabrikam' }, first.derived, germany);
    assert.equal(profile.domain, 'contosoberlin');
    assert.equal(profile.culture, 'en-US');
    assert.equal(profile.language, 'en');
    assert.equal(profile.enableGDAPByDefault, 'false');
  });

  it('lets the language follow the culture as long as the two go together', () => {
    const belgium = requirementsFor('BE');
    const first = deriveProfile({ country: 'BE', culture: 'fr-BE', language: 'fr' }, {}, belgium);
    const dutch = deriveProfile({ ...first.profile, culture: 'nl-BE' }, first.derived, belgium);
    assert.equal(dutch.profile.language, 'nl', 'the culture alone was changed');
    const back = deriveProfile({ ...dutch.profile, culture: 'fr-BE' }, dutch.derived, belgium);
    assert.equal(back.profile.language, 'fr', 'and back');

    const both = deriveProfile({ ...back.profile, culture: 'nl-BE', language: 'nl' }, back.derived, belgium);
    const again = deriveProfile({ ...both.profile, culture: 'fr-BE' }, both.derived, belgium);
    assert.equal(again.profile.language, 'fr', 'both were changed, then the culture alone');
  });

  it('leaves a language that was chosen against the culture', () => {
    const belgium = requirementsFor('BE');
    const first = deriveProfile({ country: 'BE' }, {}, belgium);
    const english = deriveProfile({ ...first.profile, culture: 'fr-BE', language: 'en' }, first.derived, belgium);
    assert.equal(english.profile.culture, 'fr-BE');
    const dutch = deriveProfile({ ...english.profile, culture: 'nl-BE' }, english.derived, belgium);
    assert.deepEqual([dutch.profile.culture, dutch.profile.language], ['nl-BE', 'en']);
  });

  it('keeps a wrong value for the check to refuse, as long as the country is the same', () => {
    const first = deriveProfile({ country: 'US' }, {}, us);
    const typed = { ...first.profile, state: 'ZZ', culture: 'xx-XX' };
    const { profile } = deriveProfile(typed, first.derived, us);
    assert.equal(profile.state, 'ZZ');
    assert.equal(profile.culture, 'xx-XX');
  });

  it('drops after a change of country what the new one has not', () => {
    const first = deriveProfile({ country: 'HU' }, {}, requirementsFor('HU'));
    const typed = {
      organizationRegistrationNumber: '10625790444',
      state: 'Pest',
      postalCode: '1051',
      culture: 'hu-HU',
    };
    const moved = { ...first.profile, ...typed, country: 'AE', city: 'Dubai' };
    const { profile } = deriveProfile(moved, first.derived, requirementsFor('AE'));
    assert.deepEqual(profile, {
      country: 'AE',
      city: 'Dubai',
      culture: 'ar-AE',
      language: 'ar',
      enableGDAPByDefault: 'true',
    });
  });

  it('knows no locale without a country', () => {
    const { profile } = deriveProfile({ companyName: 'Contoso' }, {}, undefined);
    assert.deepEqual(profile, { companyName: 'Contoso', domain: 'contoso', enableGDAPByDefault: 'true' });
  });

  it('takes the language as the list of the country has it', () => {
    assert.equal(languageOf('pt-PT', ['en', 'pt-PT']), 'pt-PT');
    assert.equal(languageOf('de-CH', ['fr', 'de']), 'de');
    assert.equal(languageOf('sr-Cyrl-RS', ['sr-Latn', 'sr-Cyrl', 'en']), 'sr-Cyrl');
    assert.equal(languageOf('az-Latn-AZ', []), 'az');
    assert.equal(languageOf('fr-FR', ['en']), 'en');
  });
});
