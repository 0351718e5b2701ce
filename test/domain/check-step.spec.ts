import assert from 'node:assert/strict';
import { type CheckContext, checkProfile, checkStep } from '../../src/domain/check-step.ts';
import { requirementsFor } from '../../src/domain/countries/country-requirements.ts';
import type { LiveCountryRules } from '../../src/domain/countries/live-country-rules.ts';
import type { Profile } from '../../src/domain/profile.ts';

function contextFor(country: string | undefined, settings: Partial<CheckContext> & { live?: LiveCountryRules } = {}) {
  const { live, ...rest } = settings;
  const requirements = country === undefined ? undefined : requirementsFor(country, live);
  return { requirements, domainSuffix: 'onmicrosoft.com', ownDomains: ['partner.com'], indirect: false, ...rest };
}

const company: Profile = { country: 'US', companyName: 'Contoso Ltd' };
const address: Profile = {
  country: 'US',
  addressLine1: '1 Microsoft Way',
  city: 'Redmond',
  state: 'washington',
  postalCode: '980526399',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@Contoso.com',
  phoneNumber: '(425) 555-0101',
};

describe('checking a step', () => {
  it('answers right values in their normal form', () => {
    const { profile, problems } = checkStep('address', { ...address, culture: 'EN-us' }, contextFor('US'));
    assert.deepEqual(problems, []);
    assert.deepEqual(profile, {
      ...address,
      state: 'WA',
      postalCode: '98052-6399',
      email: 'ada@contoso.com',
      phoneNumber: '+1 425 555 0101',
      culture: 'en-US',
    });
  });

  it('answers wrong values as typed, all problems at once and in the order of the fields', () => {
    const typed = { ...address, city: ' ', state: ' zz ', postalCode: '9805', email: 'ada', phoneNumber: '12' };
    const { profile, problems } = checkStep('address', typed, contextFor('US'));
    assert.deepEqual(
      problems.map(({ field, severity, key }) => [field, severity, key]),
      [
        ['city', 'error', 'problem.required'],
        ['state', 'error', 'problem.choice'],
        ['postalCode', 'error', 'problem.format'],
        ['email', 'error', 'problem.format'],
        ['phoneNumber', 'error', 'problem.format'],
      ],
    );
    assert.equal(profile.state, ' zz ');
    assert.equal(profile.postalCode, '9805');
  });

  it('lets warnings pass', () => {
    const { profile, problems } = checkStep('address', { ...address, phoneNumber: '1234567890' }, contextFor('US'));
    assert.deepEqual(problems, [{ field: 'phoneNumber', severity: 'warning', key: 'problem.phoneNumber.unusual' }]);
    assert.equal(profile.phoneNumber, '+1 1234567890');
  });

  it('takes empty text for none, and leaves what can be derived', () => {
    const empty = { ...company, domain: '', associatedPartnerId: ' ' };
    assert.deepEqual(checkStep('company', empty, contextFor('US')), { profile: company, problems: [] });
    assert.deepEqual(checkStep('review', {}, contextFor('US')), { profile: {}, problems: [] });
  });

  it('asks for what is missing', () => {
    const { problems } = checkStep('company', {}, contextFor(undefined, { indirect: true }));
    assert.deepEqual(
      problems.map(({ field, key }) => [field, key]),
      [
        ['country', 'problem.required'],
        ['companyName', 'problem.required'],
        ['associatedPartnerId', 'problem.required'],
      ],
    );
    const hungarian = checkStep('address', { ...address, country: 'HU' }, contextFor('HU')).problems;
    assert.deepEqual(hungarian.at(-1), {
      field: 'organizationRegistrationNumber',
      severity: 'error',
      key: 'problem.requiredExample',
      params: { example: '10625790-4-44' },
    });
  });

  it('drops what the country has not', () => {
    const typed = { ...address, country: 'AE', state: '', phoneNumber: '+971 50 123 4567', postalCode: '00000' };
    const number = { organizationRegistrationNumber: '100123456700003' };
    const { profile, problems } = checkStep('address', { ...typed, ...number }, contextFor('AE'));
    assert.deepEqual(problems, []);
    assert.equal(profile.postalCode, undefined);
    assert.equal(profile.state, undefined);
    const us = checkStep('address', { ...address, region: 'NA' }, contextFor('US')).profile;
    assert.equal(us.region, undefined);
  });

  it('takes a registration number where none is asked for', () => {
    const number = { organizationRegistrationNumber: '91-1144442' };
    assert.equal(
      checkStep('address', { ...address, ...number }, contextFor('US')).profile.organizationRegistrationNumber,
      '911144442',
    );
    const without = checkStep('address', address, contextFor('US'));
    assert.equal(without.profile.organizationRegistrationNumber, undefined);
    assert.deepEqual(without.problems, []);
  });

  it('refuses unknown values of lists', () => {
    const wrong = { culture: 'de-DE', language: 'de', state: 'Bavaria' };
    const fields = checkStep('address', { ...address, ...wrong }, contextFor('US')).problems;
    assert.deepEqual(
      fields.map(({ field, key }) => [field, key]),
      [
        ['state', 'problem.choice'],
        ['culture', 'problem.choice'],
        ['language', 'problem.choice'],
      ],
    );
    assert.equal(
      checkStep('company', { ...company, country: 'XX' }, contextFor('US')).problems[0]?.key,
      'problem.country.unknown',
    );
    assert.equal(
      checkStep('review', { enableGDAPByDefault: 'maybe' }, contextFor('US')).problems[0]?.key,
      'problem.choice',
    );
  });

  it('follows the live rules', () => {
    const live = { iso2Code: 'US', supportedStatesList: ['OR'], postalCodeRegex: '^\\d{5}$', phoneNumberRegex: '^9' };
    const { problems } = checkStep('address', address, contextFor('US', { live }));
    assert.deepEqual(
      problems.map(({ field, key }) => [field, key]),
      [
        ['state', 'problem.choice'],
        ['postalCode', 'problem.format'],
        ['phoneNumber', 'problem.phoneNumber.notAsExpected'],
      ],
    );
  });

  it('limits every length and strips control characters', () => {
    const long = 'x'.repeat(300);
    const { problems } = checkStep(
      'address',
      { ...address, addressLine1: long, addressLine2: long, city: long, firstName: long, lastName: 'y'.repeat(41) },
      contextFor('US'),
    );
    assert.deepEqual(
      problems.map(({ key, params }) => [key, params?.max]),
      [
        ['problem.tooLong', '200'],
        ['problem.tooLong', '200'],
        ['problem.tooLong', '255'],
        ['problem.tooLong', '40'],
        ['problem.tooLong', '40'],
      ],
    );
    const line = checkStep('address', { ...address, addressLine1: '1\u0000 Way\r\nBox\uD800 7' }, contextFor('US'));
    assert.equal(line.profile.addressLine1, '1 Way Box 7');
  });

  it('keeps the rules of one setting apart from those of another', () => {
    const email = { ...address, email: 'ada@partner.com' };
    assert.equal(checkStep('address', email, contextFor('US')).problems[0]?.key, 'problem.email.ownDomain');
    assert.deepEqual(checkStep('address', email, contextFor('US', { ownDomains: [] })).problems, []);
  });

  it('checks all steps of a profile', () => {
    const profile = { ...company, ...address, domain: 'contoso', culture: 'en-US', language: 'en' };
    assert.deepEqual(checkProfile({ ...profile, enableGDAPByDefault: 'true' }, contextFor('US')).problems, []);
    const { problems } = checkProfile({ ...profile, companyName: 'LLC', city: '' }, contextFor('US'));
    assert.deepEqual(
      problems.map(({ field }) => field),
      ['companyName', 'city'],
    );
  });
});
