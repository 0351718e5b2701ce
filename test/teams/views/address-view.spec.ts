import assert from 'node:assert/strict';
import { countryCodes } from '../../../src/domain/countries/country-table.ts';
import { stepFields } from '../../../src/domain/profile.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { languages } from '../../../src/teams/strings/translate.ts';
import { parts, partsOfType, partWithId, textOf } from '../card-parts.ts';
import { buttons, cardOf, inputIds } from './draft-card.ts';
import { aContext, aRequest, profile } from './fixtures.ts';

describe('the address step', () => {
  const step = 'address';
  const contact = ['email', 'phoneNumber'];
  const locale = ['culture', 'language'];
  const number = 'organizationRegistrationNumber';

  it('has the fields that the country has, in its order and under its names', () => {
    const expected: Record<string, readonly string[]> = {
      DE: [
        ...['addressLine1', 'addressLine2', 'postalCode', 'city', 'firstName', 'lastName', ...contact],
        ...[...locale, 'middleName', 'region', number],
      ],
      US: [
        ...['addressLine1', 'addressLine2', 'city', 'state', 'postalCode', 'firstName', 'lastName', ...contact],
        ...[...locale, 'middleName', number],
      ],
      JP: [
        ...['postalCode', 'state', 'city', 'addressLine1', 'addressLine2', 'lastName', 'firstName', ...contact],
        ...[...locale, 'middleName', 'region', number],
      ],
      AE: [
        ...['addressLine1', 'addressLine2', 'city', 'state', 'firstName', 'lastName', ...contact],
        ...[number, ...locale, 'middleName', 'region'],
      ],
    };
    for (const [country, ids] of Object.entries(expected))
      assert.deepEqual(inputIds(cardOf({ step }, { country })), ids);
    assert.equal(partWithId(cardOf({ step }, { country: 'US' }), 'postalCode')?.label, 'ZIP code');
    assert.equal(partWithId(cardOf({ step }, { country: 'JP' }), 'state')?.label, 'Prefecture');
    assert.equal(
      partWithId(cardOf({ step }, { country: 'BR' }), 'organizationRegistrationNumber')?.label,
      'Registration number: CNPJ',
    );
  });

  it('names every field of every country in every language, and the review calls it the same', () => {
    const everything = Object.fromEntries(stepFields.address.map((field) => [field, 'x']));
    for (const language of languages) {
      const ctx = aContext(language);
      const optional = ctx.t('step.optional', { label: '' });
      for (const country of countryCodes) {
        const filled = { ...profile, ...everything, country };
        const review = cardOf({ profile: filled }, { country, ctx });
        const words = new Set(parts(review).flatMap(({ title, text }) => [title, text]));
        for (const { label } of partsOfType(cardOf({ step, profile: filled }, { country, ctx }), 'Input.')) {
          const name = String(label).replace(optional, '');
          assert.doesNotMatch(name, /^(?:label|field)\./, `${country} ${language}`);
          assert.ok(words.has(name), `${country} ${language}: the review has no ${name}`);
        }
      }
    }
  });

  it('hides what hardly any customer needs behind a button of the card’s own', () => {
    const card = cardOf({ step });
    const more = partWithId(card, 'moreFields');
    assert.equal(more?.isVisible, false);
    assert.deepEqual(partsOfType(card, 'Action.ToggleVisibility'), [
      { type: 'Action.ToggleVisibility', title: 'More fields', targetElements: ['moreFields'] },
    ]);
    assert.deepEqual(
      partsOfType(more, 'Input.').map(({ label }) => label),
      ['Middle name (optional)', 'Region (optional)', 'Registration number: Handelsregisternummer (optional)'],
    );
    assert.match(textOf(more), /Partner Center refuses it in some countries/);
    const others = partsOfType(card, 'Container').filter(({ id }) => id !== 'moreFields');
    assert.ok(others.every(({ isVisible }) => isVisible !== false));
  });

  it('hides nothing that has a value or a message, and then has no button that could', () => {
    const email = { field: 'email', severity: 'error', key: 'problem.required' } as const;
    const region = { field: 'region', severity: 'warning', key: 'problem.invalid' } as const;
    const openers = (changes: Partial<CustomerRequest>, country = 'DE') => {
      const card = cardOf({ step, ...changes }, { country });
      assert.equal(partWithId(card, 'moreFields')?.isVisible, partsOfType(card, 'Action.Toggle').length === 0);
      return partsOfType(card, 'Action.Toggle').length;
    };
    assert.equal(openers({ problems: [email] }), 1, 'a message elsewhere');
    assert.equal(openers({ problems: [region] }), 0, 'a message');
    for (const field of ['middleName', 'region', number]) {
      assert.equal(openers({ profile: { ...profile, [field]: 'x' } }), 0, field);
    }
    assert.equal(openers({ profile: { ...profile, country: 'AE', [number]: 'x' } }, 'AE'), 1, 'its place is elsewhere');
  });

  it('says where there is more than one culture to choose from', () => {
    const says = (country: string) => /Several are used/.test(textOf(cardOf({ step }, { country })));
    for (const country of ['BE', 'CA', 'CH', 'ES', 'FI', 'IN', 'LU', 'RS', 'SG']) assert.ok(says(country), country);
    for (const country of ['DE', 'GB', 'JP', 'AG']) assert.ok(!says(country), country);
  });

  it('says what is optional and shows what was derived', () => {
    const card = cardOf({ step });
    assert.equal(partWithId(card, 'addressLine2')?.label, 'Address line 2 (optional)');
    assert.equal(partWithId(card, 'culture')?.value, 'de-DE');
    assert.deepEqual(partWithId(card, 'culture')?.choices, [
      { title: 'German (Germany)', value: 'de-DE' },
      { title: 'English (United States)', value: 'en-US' },
    ]);
  });

  it('leaves Back unchecked but takes what was typed along', () => {
    assert.deepEqual(buttons(cardOf({ step })), ['draft.save auto', 'draft.back auto', 'draft.cancel none']);
  });

  it('says that the domain is free, unless that is not known', () => {
    assert.match(textOf(cardOf({ step })), /contoso\.onmicrosoft\.com is free/);
    const unchecked = cardOf({
      step,
      problems: [{ field: 'domain', severity: 'warning', key: 'problem.domain.unchecked' }],
    });
    assert.doesNotMatch(textOf(unchecked), /com is free/);
    assert.ok(partWithId(unchecked, 'domainWarning'));
  });

  it('puts suggested addresses beside the typed one, with what differs in bold', () => {
    const card = cardOf({ step, offers: { domains: [], addresses: [{ ...profile, postalCode: '80809' }] } });
    const bold = partsOfType(card, 'TextRun').filter(
      ({ weight, text }) => weight === 'Bolder' && /\d{5}/.test(String(text)),
    );
    assert.deepEqual(
      bold.map(({ text }) => text),
      ['80809 München'],
    );
    assert.equal(card.actions && partsOfType(card.actions, 'Action.')[0]?.title, 'Keep mine and continue');
    const use = partsOfType(card.body, 'Action.').find(({ verb }) => verb === 'draft.useAddress');
    assert.deepEqual(use?.data, { requestId: aRequest().id, version: 7, step, suggestion: 0 });
  });
});
