import assert from 'node:assert/strict';
import { countryChoices, countryName, resolveCountry } from '../../../src/domain/countries/country-names.ts';

describe('country names', () => {
  it('are in the language of the locale, in English where it is unknown', () => {
    assert.equal(countryName('DE', 'ja-JP'), 'ドイツ');
    assert.equal(countryName('DE', 'de-AT'), 'Deutschland');
    assert.equal(countryName('DE', 'not a locale'), 'Germany');
    assert.equal(countryName('DE', ''), 'Germany');
  });

  it('are readable for the codes that ISO has not', () => {
    assert.equal(countryName('XE', 'en'), 'Sint Eustatius');
    assert.equal(countryName('XS', 'de'), 'Saba');
    assert.equal(countryName('XJ', 'en'), 'Jan Mayen');
    assert.equal(countryName('AN', 'en'), 'Netherlands Antilles');
    assert.equal(countryName('XK', 'en'), 'Kosovo');
  });

  it('are offered in the order of the locale', () => {
    const titles = countryChoices('sv-SE').map((choice) => choice.title);
    assert.equal(titles.length, 248);
    assert.deepEqual(titles, [...titles].sort(new Intl.Collator('sv').compare));
    assert.match(titles.at(-1) ?? '', /^Ö/);
    assert.equal(countryChoices('sv-SE'), countryChoices('sv-SE'));
  });

  it('resolve from a code or an English name in any case', () => {
    for (const text of ['GB', 'gb', 'UK', 'uk', ' United Kingdom ', 'united kingdom', 'ＧＢ']) {
      assert.equal(resolveCountry(text), 'GB', text);
    }
    for (const text of ['', 'CU', 'Cuba', 'ZZ', 'United']) assert.equal(resolveCountry(text), undefined, text);
  });
});
