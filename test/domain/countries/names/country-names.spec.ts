import assert from 'node:assert/strict';
import { countryCodes, countryOf } from '../../../../src/domain/countries/country-table.ts';
import { alpha3Codes } from '../../../../src/domain/countries/names/alpha3-codes.ts';
import {
  countryChoices,
  countryName,
  resolveCountry,
  unservedCountry,
} from '../../../../src/domain/countries/names/country-names.ts';
import { foldName } from '../../../../src/domain/countries/names/fold-name.ts';
import { assertQuick, endlessTexts } from './endless-texts.ts';

const productLocales = ['en', 'de', 'zh-TW'];
const otherLocales = 'en-GB de-CH zh-CN zh-HK es es-MX fr it nl pl pt-BR pt-PT tr ja ko ru ar sv cs uk th id'.split(
  ' ',
);

/** Each text with the country it means. */
function assertMeans(cases: Readonly<Record<string, readonly string[]>>): void {
  for (const [country, texts] of Object.entries(cases)) {
    for (const text of texts) assert.equal(resolveCountry(text), country, text);
  }
}

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
    assert.equal(countryName('AN', 'de'), 'Netherlands Antilles');
    assert.equal(countryName('XK', 'en'), 'Kosovo');
    assert.equal(countryName('__proto__', 'en'), '__proto__');
  });

  it('are the same in every version of Intl', () => {
    assert.equal(countryName('TR', 'en'), 'Türkiye');
    assert.equal(countryName('TR', 'en-GB'), 'Türkiye');
    assert.equal(countryName('TR', 'de'), 'Türkei');
    assert.equal(countryName('TR', 'zh-TW'), '土耳其');
  });
});

describe('the list of countries', () => {
  it('stands in the order of the locale', () => {
    const choices = countryChoices('sv-SE');
    const names = choices.map(({ value }) => countryName(value, 'sv-SE'));
    assert.equal(choices.length, 248);
    assert.deepEqual(names, [...names].sort(new Intl.Collator('sv').compare));
    assert.match(names.at(-1) ?? '', /^Ö/);
    assert.equal(countryChoices('sv-SE'), choices);
  });

  it('says in each title by what else the country may be looked for', () => {
    const titles = (locale: string) => countryChoices(locale).map(({ title }) => title);
    for (const title of [
      'Germany (Deutschland, DE)',
      'Netherlands (Nederland, Holland, NL)',
      'United Kingdom (UK, England, GB)',
      'United States (USA, US)',
      'Taiwan (台灣, TW)',
      'Türkiye (Turkey, TR)',
      'Myanmar (Burma, MM)',
      'Curaçao (Curacao, CW)',
      'St. Lucia (Saint Lucia, LC)',
      'France (FR)',
    ]) {
      assert.ok(titles('en').includes(title), title);
    }
    for (const title of ['Deutschland (Germany, DE)', 'Taiwan (台灣, TW)', 'Japan (日本, JP)']) {
      assert.ok(titles('de').includes(title), title);
    }
    for (const title of [
      '台灣 (Taiwan, TW)',
      '德國 (Germany, Deutschland, DE)',
      '英國 (United Kingdom, UK, England, GB)',
    ]) {
      assert.ok(titles('zh-TW').includes(title), title);
    }
  });

  for (const locale of productLocales) {
    it(`begins every title with the name, names at most three others, and stays small (${locale})`, () => {
      const choices = countryChoices(locale);
      for (const { value, title } of choices) {
        assert.ok(title.startsWith(countryName(value, locale).replace(/ \(Burma\)$/, '')), title);
        const extras = /\(([^()]+)\)$/.exec(title)?.[1]?.split(', ') ?? [];
        assert.equal(extras.at(-1), value, title);
        assert.ok(extras.length <= 4, title);
        assert.equal(new Set(extras).size, extras.length, title);
        const others = extras.slice(0, -1).map(foldName);
        assert.ok(!extras.includes(countryName(value, locale)), title);
        assert.equal(new Set(others).size, others.length, title);
      }
      assert.equal(new Set(choices.map(({ title }) => title)).size, choices.length);
      assert.ok(JSON.stringify(choices).length < 17_000);
    });
  }
});

describe('a country as it is typed', () => {
  for (const locale of [...productLocales, ...otherLocales]) {
    it(`is found by each of the 248 names in ${locale}`, () => {
      for (const country of countryCodes) {
        const name = countryName(country, locale);
        // To Spaniards and Poles it is Congo-Brazzaville; to others it may be either.
        if (/^[CK]ongo$/.test(name)) assert.equal(resolveCountry(name), undefined);
        else assert.equal(resolveCountry(name), country, name);
      }
    });
  }

  it('is found by its names in its own languages', () => {
    for (const country of countryCodes) {
      for (const culture of countryOf(country).cultures) {
        assert.equal(resolveCountry(countryName(country, culture)), country, countryName(country, culture));
      }
    }
  });

  it('is found by its codes of two and three letters, in any case', () => {
    for (const country of countryCodes) {
      const alpha3 = alpha3Codes.get(country) ?? '';
      assert.match(alpha3, /^[A-Z]{3}$/, country);
      assertMeans({ [country]: [country, country.toLowerCase(), alpha3, alpha3.toLowerCase()] });
    }
    assert.equal(new Set(alpha3Codes.values()).size, alpha3Codes.size);
  });

  it('is found by its title in the list', () => {
    for (const locale of productLocales) {
      for (const { value, title } of countryChoices(locale)) assert.equal(resolveCountry(title), value, title);
    }
  });

  it('is found by the names that people use instead', () => {
    assertMeans({
      AE: ['UAE', 'Emirates', 'VAE', '阿聯酋', 'الإمارات'],
      AU: ['澳大利亞'],
      BY: ['Weißrussland', 'Weissrussland', 'White Russia'],
      CD: ['DRC', 'DR Congo', 'Zaire', 'Democratic Republic of the Congo', 'Congo (DRC)', 'Congo (Kinshasa)'],
      CG: ['Republic of the Congo', 'Congo-Brazzaville'],
      CI: ['Ivory Coast', 'Elfenbeinküste'],
      CN: ['PRC', 'PR China', "People's Republic of China", 'Mainland China', '中华人民共和国'],
      CV: ['Cape Verde', 'Cabo Verde', 'Kapverden'],
      CZ: ['Czech Republic', 'Tschechische Republik'],
      GB: ['UK', 'U.K.', 'England', 'Great Britain', 'Scotland', 'Wales', 'Northern Ireland', 'Großbritannien'],
      FR: ['French Republic'],
      GN: ['Guinea'],
      GR: ['EL', 'Hellas'],
      HK: ['Hong Kong', 'Hongkong', '香港'],
      JP: ['日本国'],
      KG: ['Kyrgyz Republic'],
      KR: ['Korea', 'South Korea', 'Republic of Korea', 'S. Korea', 'Rep. of Korea', '韓國'],
      MK: ['Macedonia', 'FYROM'],
      MM: ['Burma', 'Myanmar', 'Birma'],
      MO: ['Macau', 'Macao', '澳門'],
      NL: ['Holland', 'The Netherlands'],
      PS: ['Palestine', 'Palestinian Authority'],
      RU: ['Russia', 'Russian Federation'],
      SA: ['KSA', 'السعودية'],
      SZ: ['Swaziland'],
      TC: ['Turks and Caicos'],
      TH: ['ประเทศไทย'],
      TL: ['East Timor', 'Osttimor'],
      TR: ['Türkiye', 'Turkey', 'Turkei', 'Tuerkei', 'TURKIYE'],
      TW: ['ROC', 'Republic of China', '台灣', '臺灣', '台湾'],
      US: ['USA', 'U.S.A.', 'U.S.', 'America', 'United States of America', 'the USA', '美國'],
      VA: ['Vatican', 'Holy See'],
    });
  });

  it('is found whatever the spelling', () => {
    assertMeans({
      AT: ['Osterreich', 'Oesterreich', 'ÖSTERREICH', 'Republik Österreich'],
      BA: ['Bosnia and Herzegovina', 'bosnia & herzegovina'],
      CH: ['die Schweiz', 'Schweiz '],
      CI: ["Cote d'Ivoire", 'COTE D’IVOIRE', 'cote   divoire'],
      DE: ['Ｇｅｒｍａｎｙ', ' germany\t', 'GERMANY', 'Federal Republic of Germany', 'ＤＥ', 'Ger\u00admany'],
      GW: ['Guinea Bissau'],
      IT: ["L'Italia"],
      LC: ['Saint Lucia', 'St Lucia', 'St.Lucia'],
      ST: ['Sao Tome and Principe'],
    });
  });

  it('is found by the names of official lists', () => {
    assertMeans({
      BO: ['Bolivia (Plurinational State of)'],
      BQ: ['Bonaire, Sint Eustatius and Saba'],
      CD: ['Congo (the Democratic Republic of the)', 'Congo, The Democratic Republic of the'],
      FK: ['Falkland Islands (the) [Malvinas]'],
      KR: ['Korea, Republic of', 'Korea (the Republic of)'],
      MD: ['Moldova, Republic of'],
      NL: ['Netherlands, The', 'Netherlands (Kingdom of the)'],
      PS: ['Palestine, State of'],
      TW: ['Taiwan (Province of China)'],
      TZ: ['Tanzania, United Republic of'],
      UM: ['United States Minor Outlying Islands (the)'],
      VG: ['Virgin Islands (British)'],
      VI: ['Virgin Islands (U.S.)', 'Virgin Islands, U.S.'],
    });
  });

  it('is not guessed', () => {
    const texts = ['', ' ', '!', 'the', 'ZZ', 'United', 'Virgin Islands', 'Congo', 'Kongo', '剛果', 'Nigera', 'Nigeri'];
    const others = [
      'Germny',
      'Georgia (USA)',
      'Democratic Republic of Korea',
      'EU',
      'Europe',
      'London',
      'Western Sahara',
    ];
    const unfit = ['EH', 'AC', 'TA', 'XX', '\ud800', '\0', '🇩🇪', 'constructor', '__proto__'];
    for (const text of [...texts, ...others, ...unfit]) {
      assert.equal(resolveCountry(text), undefined, text);
      assert.equal(unservedCountry(text), undefined, text);
    }
    assert.equal(resolveCountry('Niger'), 'NE');
    assert.equal(resolveCountry('Nigeria'), 'NG');
  });

  it('is told to be one that Partner Center does not serve, by any of its names', () => {
    const cases = {
      CU: ['CU', 'cub', 'Cuba', 'Kuba', '古巴'],
      IR: ['IR', 'IRN', 'Iran', 'Persia', 'Iran, Islamic Republic of', 'ایران', '伊朗'],
      KP: [
        'KP',
        'PRK',
        'North Korea',
        'Korea, North',
        'DPRK',
        "Democratic People's Republic of Korea",
        'Nordkorea',
        '북한',
      ],
      SD: ['SD', 'SDN', 'Sudan', 'The Sudan', '蘇丹'],
      SY: ['SY', 'SYR', 'Syria', 'Syrian Arab Republic', 'Syrien', 'سوريا'],
    };
    for (const [country, texts] of Object.entries(cases)) {
      for (const text of texts) {
        assert.equal(unservedCountry(text), country, text);
        assert.equal(resolveCountry(text), undefined, text);
      }
    }
    for (const text of ['South Sudan', 'South Korea', 'DE', 'Iraq'])
      assert.equal(unservedCountry(text), undefined, text);
  });

  it('takes no time, whatever is typed', () => {
    for (const text of endlessTexts) assertQuick(() => resolveCountry(text), text);
  });
});
