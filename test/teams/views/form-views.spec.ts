import assert from 'node:assert/strict';
import { countryChoices } from '../../../src/domain/countries/names/country-names.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { type AdaptiveCard, renderView } from '../../../src/teams/render.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import { partsOfType, partWithId, textOf } from '../card-parts.ts';
import { buttons, cardOf, inputIds } from './draft-card.ts';
import { aContext, aRequest, profile, someResellers } from './fixtures.ts';

describe('the company step', () => {
  const step = 'company';

  it('asks for the company and offers every country', () => {
    const card = cardOf({ step });
    assert.deepEqual(inputIds(card), ['country', 'companyName', 'domain']);
    assert.deepEqual(buttons(card), ['draft.save auto', 'draft.cancel none']);
    const choices = (partWithId(card, 'country')?.choices ?? []) as { value: string; title: string }[];
    assert.deepEqual(choices.slice(0, 248), countryChoices('en-US'));
    assert.deepEqual(
      choices.slice(248).map(({ title }) => title),
      ['Cuba', 'Iran', 'North Korea', 'Sudan', 'Syria'].map((name) => `${name} (not served)`),
    );
    assert.match(String(partWithId(card, 'domain')?.label), /\.onmicrosoft\.com/);
    assert.match(textOf(card), /Step 1 of 3 · Company/);
  });

  it('asks an indirect provider for the reseller: from a list, or by searching where there are many', () => {
    const ctx = aContext('en', { indirect: true });
    const few = partWithId(cardOf({ step }, { ctx, resellers: 30 }), 'associatedPartnerId');
    assert.equal((few?.choices as unknown[] | undefined)?.length, 30);
    assert.equal(few?.['choices.data'], undefined);

    const chosen = someResellers(60)[55]?.id.toUpperCase() ?? '';
    const request = { step, profile: { ...profile, associatedPartnerId: chosen } } as const;
    const many = partWithId(cardOf(request, { ctx, resellers: 60 }), 'associatedPartnerId');
    assert.equal((many?.choices as unknown[] | undefined)?.length, 31, 'thirty and the chosen one');
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
    assert.match(textOf(partWithId(card, 'regionError')), /Region: /);
  });

  it('marks the countries outside the partner’s sales region at the end of their titles, in the same order', () => {
    const titles = (card: AdaptiveCard) => {
      const choices = (partWithId(card, 'country')?.choices ?? []) as { title: string }[];
      return choices.map(({ title }) => title);
    };
    const plain = titles(cardOf({ step }));
    const marked = titles(cardOf({ step }, { salesRegion: 'Canada' }));
    assert.equal(plain.filter((title) => title.includes('⚠')).length, 0);
    assert.equal(marked.filter((title) => title.endsWith(' ⚠')).length, 248 - 2, 'all that are served but CA and PM');
    assert.deepEqual(
      marked.map((title) => title.replace(/ ⚠$/, '')),
      plain,
    );
  });

  it('explains the mark under the list, or warns there of the chosen country', () => {
    const inside = cardOf({ step }, { salesRegion: 'Europe' });
    assert.match(textOf(inside), /marked ⚠ in the list are outside your sales region \(Europe\)/);
    assert.equal(partWithId(inside, 'countryWarning'), undefined);

    const ctx = aContext('zh-TW');
    const outside = cardOf({ step }, { salesRegion: 'New Zealand', ctx });
    assert.match(textOf(partWithId(outside, 'countryWarning')), /紐西蘭/);
    assert.equal(textOf(outside).match(/（紐西蘭）/g)?.length, 1, 'it is said once');

    const unknown = cardOf({ step });
    assert.doesNotMatch(textOf(unknown), /sales region/);
  });

  it('comes first as long as there is no country', () => {
    const view = requestView(aRequest({ step: 'address' }), { resellers: [] }, aContext());
    assert.ok(inputIds(renderView(view, 'en')).includes('companyName'));
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

  it('warns of a country outside the sales region beside the country', () => {
    const card = cardOf({}, { salesRegion: 'United States' });
    const section = partsOfType(card.body, 'Container').find((part) => partWithId(part, 'countryWarning'));
    assert.match(textOf(section), /Contoso GmbH.*Germany.*outside your sales region \(United States\)/s);
    assert.equal(partWithId(cardOf({}, { salesRegion: 'Europe' }), 'countryWarning'), undefined);
  });

  it('shows warnings at their section, under the names that the fields have in the country', () => {
    const problems = [
      { field: 'email', severity: 'warning', key: 'problem.invalid' },
      { field: 'postalCode', severity: 'warning', key: 'problem.invalid' },
    ] as const;
    const card = cardOf({ problems, profile: { ...profile, country: 'US' } }, { country: 'US' });
    const sectionOf = (id: string) => textOf(partsOfType(card.body, 'Container').find((part) => partWithId(part, id)));
    assert.match(sectionOf('emailWarning'), /Contact person/);
    assert.match(sectionOf('postalCodeWarning'), /ZIP code: /);
  });

  it('has the registration number in a section of its own, which leads to the form with the number', () => {
    const titles = (changes: Partial<CustomerRequest>) =>
      partsOfType(cardOf(changes).body, 'Action.').map(({ tooltip }) => tooltip);
    const edit = 'Edit: Registration';
    assert.ok(!titles({}).includes(edit));
    assert.ok(titles({ profile: { ...profile, organizationRegistrationNumber: 'HRB 1' } }).includes(edit));
    const problem = { field: 'organizationRegistrationNumber', severity: 'error', key: 'problem.required' } as const;
    assert.ok(titles({ problems: [problem] }).includes(edit));
    const card = cardOf({ profile: { ...profile, organizationRegistrationNumber: 'HRB 1', region: 'Bayern' } });
    assert.match(textOf(card), /Company address[^§]*Bayern[^§]*Contact person[^§]*Registration\n[^§]*HRB 1/);
  });
});
