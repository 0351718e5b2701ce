import assert from 'node:assert/strict';
import { countryChoices } from '../../../src/domain/countries/country-names.ts';
import { requirementsFor } from '../../../src/domain/countries/country-requirements.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { type AdaptiveCard, renderView } from '../../../src/teams/render.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import type { ViewContext } from '../../../src/teams/views/view.ts';
import { partsOfType, partWithId, textOf } from '../card-parts.ts';
import { aContext, aRequest, profile, someResellers } from './fixtures.ts';

function cardOf(
  changes: Partial<CustomerRequest>,
  { country = 'DE', resellers = 0, ctx = aContext() }: { country?: string; resellers?: number; ctx?: ViewContext } = {},
): AdaptiveCard {
  const request = aRequest({ ...changes, profile: { country, ...(changes.profile ?? profile) } });
  const form = { requirements: requirementsFor(country), resellers: someResellers(resellers) };
  return renderView(requestView(request, form, ctx), ctx.locale);
}

function inputIds(card: AdaptiveCard): readonly unknown[] {
  return partsOfType(card, 'Input.').map(({ id }) => id);
}

function buttons(card: AdaptiveCard): readonly unknown[] {
  return partsOfType(card.actions, 'Action.').map(({ verb, associatedInputs }) => `${verb} ${associatedInputs}`);
}

describe('the company step', () => {
  const step = 'company';

  it('asks for the company and offers every country', () => {
    const card = cardOf({ step });
    assert.deepEqual(inputIds(card), ['country', 'companyName', 'domain']);
    assert.deepEqual(buttons(card), ['draft.save auto', 'draft.cancel none']);
    assert.equal(
      (partWithId(card, 'country')?.choices as unknown[] | undefined)?.length,
      countryChoices('en-US').length,
    );
    assert.match(String(partWithId(card, 'domain')?.label), /\.onmicrosoft\.com/);
    assert.match(textOf(card), /Step 1 of 3 · Company/);
  });

  it('asks an indirect provider for the reseller: from a list, or by searching where there are many', () => {
    const ctx = aContext('en', { indirect: true });
    const few = partWithId(cardOf({ step }, { ctx, resellers: 50 }), 'associatedPartnerId');
    assert.equal((few?.choices as unknown[] | undefined)?.length, 50);
    assert.equal(few?.['choices.data'], undefined);

    const chosen = someResellers(60)[55]?.id.toUpperCase() ?? '';
    const request = { step, profile: { ...profile, associatedPartnerId: chosen } } as const;
    const many = partWithId(cardOf(request, { ctx, resellers: 60 }), 'associatedPartnerId');
    assert.equal((many?.choices as unknown[] | undefined)?.length, 51, 'fifty and the chosen one');
    assert.equal(many?.value, chosen.toLowerCase());
    const query = { type: 'Data.Query', dataset: 'resellers', count: 15, associatedInputs: 'none' };
    assert.deepEqual(many?.['choices.data'], query);
    assert.ok(partWithId(cardOf({ step }, { ctx }), 'associatedPartnerId')?.['choices.data'], 'no list could be read');
  });

  it('says what is wrong right under the field, once, and how many things there are', () => {
    const problems = [
      {
        field: 'domain',
        severity: 'error',
        key: 'problem.domain.taken',
        params: { domain: 'contoso.onmicrosoft.com' },
      },
      { field: 'domain', severity: 'error', key: 'problem.domain.characters' },
      { field: 'companyName', severity: 'warning', key: 'problem.companyName.unusual' },
    ] as const;
    const card = cardOf({ step, problems, offers: { domains: ['contosode', 'contoso365'], addresses: [] } });
    assert.match(textOf(card), /⚠ 1 thing needs your attention/);
    assert.match(textOf(partWithId(card, 'domainError')), /⚠ contoso\.onmicrosoft\.com is taken/);
    assert.ok(partWithId(card, 'companyNameWarning'));
    assert.equal(partWithId(card, 'countryError'), undefined);

    const offers = partsOfType(card, 'Action.').filter(({ verb }) => verb === 'draft.useDomain');
    assert.deepEqual(
      offers.map(({ title, data }) => [title, data]),
      ['contosode', 'contoso365'].map((domain, suggestion) => [
        `Use ${domain}`,
        { requestId: aRequest().id, version: 7, step, suggestion },
      ]),
    );
  });

  it('tells problems of fields that it does not show at the top', () => {
    const card = cardOf({ step, problems: [{ field: 'region', severity: 'error', key: 'problem.invalid' }] });
    assert.ok(partWithId(card, 'regionError'));
  });

  it('comes first as long as there is no country', () => {
    const view = requestView(aRequest({ step: 'address' }), { resellers: [] }, aContext());
    assert.ok(inputIds(renderView(view, 'en')).includes('companyName'));
  });
});

describe('the address step', () => {
  const step = 'address';
  const contact = ['email', 'phoneNumber'];
  const locale = ['language', 'culture'];

  it('has the fields that the country has, in its order and under its names', () => {
    const expected: Record<string, readonly string[]> = {
      DE: ['addressLine1', 'addressLine2', 'postalCode', 'city', 'firstName', 'lastName', ...contact, ...locale],
      US: [
        'addressLine1',
        'addressLine2',
        'city',
        'state',
        'postalCode',
        'firstName',
        'lastName',
        ...contact,
        ...locale,
      ],
      JP: [
        'postalCode',
        'state',
        'city',
        'addressLine1',
        'addressLine2',
        'lastName',
        'firstName',
        ...contact,
        ...locale,
      ],
      AE: [
        ...['addressLine1', 'addressLine2', 'city', 'state', 'firstName', 'lastName', ...contact],
        ...['organizationRegistrationNumber', ...locale],
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

  it('says what is optional, shows what was derived, and a middle name only where there is one', () => {
    const card = cardOf({ step, profile: { ...profile, middleName: 'Maria' } });
    assert.equal(partWithId(card, 'addressLine2')?.label, 'Address line 2 (optional)');
    assert.equal(partWithId(card, 'middleName')?.value, 'Maria');
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

describe('the review', () => {
  it('shows everything in words, with the way back to each part', () => {
    const ctx = aContext('en', { indirect: true });
    const reseller = someResellers(3)[1];
    const card = cardOf({ profile: { ...profile, associatedPartnerId: reseller?.id ?? '' } }, { resellers: 3, ctx });
    const text = textOf(card);
    for (const shown of [
      'Contoso GmbH',
      'contoso.onmicrosoft.com',
      'Germany',
      reseller?.name ?? '',
      'German (Germany)',
    ]) {
      assert.ok(text.includes(shown), shown);
    }
    const edits = partsOfType(card.body, 'Action.').map(({ verb, data }) => [verb, (data as { step: string }).step]);
    assert.deepEqual(edits, [
      ['draft.edit', 'company'],
      ['draft.edit', 'address'],
      ['draft.edit', 'address'],
      ['draft.edit', 'address'],
    ]);
  });

  it('asks for the GDAP choice alone, says that the domain stays, and has one button that creates', () => {
    const card = cardOf({});
    assert.deepEqual(inputIds(card), ['enableGDAPByDefault']);
    assert.equal(partWithId(card, 'enableGDAPByDefault')?.value, 'true');
    assert.match(textOf(card), /contoso\.onmicrosoft\.com can never be changed/);
    assert.deepEqual(buttons(card), ['request.submit auto', 'draft.back auto', 'draft.cancel none']);
  });

  it('shows warnings at their section', () => {
    const card = cardOf({ problems: [{ field: 'email', severity: 'warning', key: 'problem.invalid' }] });
    const section = partsOfType(card.body, 'Container').find((part) => partWithId(part, 'emailWarning'));
    assert.match(textOf(section), /Contact person/);
  });
});
