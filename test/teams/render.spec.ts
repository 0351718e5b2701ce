import assert from 'node:assert/strict';
import { requirementsFor } from '../../src/domain/countries/country-requirements.ts';
import { render, renderView } from '../../src/teams/render.ts';
import { requestView } from '../../src/teams/views/request-view.ts';
import { partsOfType, partWithId, textOf } from './card-parts.ts';
import { allViews } from './views/all-views.ts';
import { aContext, aRequest } from './views/fixtures.ts';

const binding = '$'.concat('{header.title}');
const hostile = `${binding} **b** [x](http://evil) {{DATE(2020-01-01T00:00:00Z)}} {{count}} $t(field.city) "\\`;

describe('render', () => {
  it('names the language of the texts', () => {
    const [view] = allViews('de').values();
    assert.ok(view);
    assert.equal(renderView(view, 'de-AT').lang, 'de');
    assert.equal(renderView(view, 'zh-Hant-HK').lang, 'zh-TW');
    assert.equal(renderView(view, 'fr-FR').lang, 'en');
  });

  it('gives the same card each time, whatever was rendered between', () => {
    const data = allViews('en').get('DE review')?.data ?? {};
    const first = render('review', data, 'en');
    render('review', allViews('en').get('BR review wrong')?.data ?? {}, 'en');
    assert.deepEqual(render('review', data, 'en'), first);
  });

  it('never evaluates what people typed', () => {
    const profile = { ...aRequest().profile, companyName: hostile, city: hostile, addressLine1: hostile };
    const form = { requirements: requirementsFor('DE'), resellers: [] };
    const ctx = aContext();

    const company = renderView(requestView(aRequest({ step: 'company', profile }), form, ctx), 'en');
    assert.equal(partWithId(company, 'companyName')?.value, hostile);
    assert.ok(partsOfType(company, 'TextRun').some(({ text }) => text === `TD-1042 · ${hostile}`));

    const address = renderView(requestView(aRequest({ step: 'address', profile }), form, ctx), 'en');
    assert.equal(partWithId(address, 'city')?.value, hostile);
  });

  it('keeps what people typed out of every place where Markdown acts', () => {
    const typed = { companyName: hostile, city: hostile, addressLine1: hostile, firstName: hostile, email: hostile };
    for (const [name, view] of allViews('en', typed)) {
      const card = renderView(view, 'en');
      const marked = /(?<!\\)\[x|\{\{DATE|(?<!\\)\*\*/;
      for (const { text } of partsOfType(card, 'TextBlock')) assert.doesNotMatch(String(text), marked, name);
    }
  });

  it('has refresh only where its users are named, and never on a form or with a password', () => {
    for (const [name, view] of allViews('en')) {
      const card = renderView(view, 'en');
      const isForm = partsOfType(card.body, 'Input.').length > 0;
      // What was told stays what it is: the request would come in its place. In a channel everybody sees the same. Who is not
      // asked any more may not repaint.
      const isFixed = /^(?:told|channel), /.test(name) || name === 'approval, not asked any more';
      const isKept = ['status', 'approval'].includes(view.card) && !isForm && !isFixed;
      assert.equal(card.refresh !== undefined, isKept, name);
    }
    const alone = renderView(requestView(aRequest({ state: 'creating' }), { resellers: [] }, aContext()), 'en');
    assert.ok(!('refresh' in alone));
  });

  it('says every text in words, never as a key', () => {
    for (const language of ['en', 'de', 'zh-TW']) {
      for (const [name, view] of allViews(language)) {
        const text = textOf(renderView(view, language));
        assert.doesNotMatch(
          text,
          /^(?:card|state|field|label|group|button|problem|refusal|step|told|holder|handover|receipt|approval|round|decision|delegate|ended)\.\w+/m,
          name,
        );
      }
    }
  });
});
