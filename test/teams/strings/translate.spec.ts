import assert from 'node:assert/strict';
import { displayLocale, languageOf, translator } from '../../../src/teams/strings/translate.ts';

describe('translator', () => {
  it('takes the nearest language', () => {
    const nearest = {
      'en-GB': 'en',
      de: 'de',
      'de-AT': 'de',
      'DE-ch': 'de',
      'zh-TW': 'zh-TW',
      'zh-HK': 'zh-TW',
      'zh-Hant': 'zh-TW',
      'zh-Hant-MO': 'zh-TW',
      'zh-CN': 'en',
      'zh-Hans-HK': 'en',
      'fr-FR': 'en',
      '': 'en',
      '../../etc': 'en',
    };
    for (const [locale, language] of Object.entries(nearest)) assert.equal(languageOf(locale), language, locale);
    assert.equal(translator('de-AT')('button.continue'), 'Weiter');
    assert.equal(translator('zh-Hant-HK')('button.continue'), '繼續');
    assert.equal(translator('fr')('button.continue'), 'Continue');
  });

  it('fills in parameters exactly as they are', () => {
    const domain = '{{domain}} $t(field.city) <b> $& \\';
    assert.equal(translator('en')('domain.free', { domain }), `${domain} is free`);
  });

  it('never takes a parameter for an option of its own', () => {
    const text = translator('en')('refusal.unknown', { code: '1', correlationId: '2', lng: 'de', context: 'x' });
    assert.match(text, /^Partner Center refused/);
  });

  it('counts', () => {
    const t = translator('en');
    assert.equal(t('step.problems', { count: 1 }), '1 thing needs your attention');
    assert.equal(t('step.problems', { count: 2 }), '2 things need your attention');
    assert.match(translator('zh-TW')('step.problems', { count: 2 }), /2/);
  });

  it('names places and dates in the language of its texts', () => {
    assert.equal(displayLocale('en-GB'), 'en-GB');
    assert.equal(displayLocale('fr-FR'), 'en');
    assert.equal(displayLocale('de-AT'), 'de');
    assert.equal(displayLocale('no such locale!'), 'en');
  });
});
