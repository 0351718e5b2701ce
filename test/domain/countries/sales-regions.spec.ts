import assert from 'node:assert/strict';
import { countryCodes } from '../../../src/domain/countries/country-table.ts';
import { isOutsideRegion, salesRegionOf } from '../../../src/domain/countries/sales-regions.ts';

/** Source: Partner Center, "CSP global markets", 2023-08-17. */
const regions = {
  Africa:
    'AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR MG ML MU MW NA NC NE NG PF RE RW SC SH SL SN SO SS ST TD TG TZ UG YT ZM',
  'Asia and Pacific': 'BD BN BT HK ID KH LA LK MM MO MV MY NP PH SG TH TL VN',
  Australia: 'AU CC CK CX FJ FM HM KI MH NF NR NU PG PN PW SB TF TK TO TV WF',
  Brazil: 'BR',
  Canada: 'CA PM',
  China: 'CN',
  Europe:
    'AD AT AX BE BG BV CH CY CZ DE DK EE ES FI FO FR GB GG GI GL GR HR HU IE IM IS IT JE LI LT LU LV MC MT NL NO PL PT RO SE SI SJ SK SM VA',
  India: 'IN',
  Japan: 'JP',
  'Korea, Republic of': 'KR',
  'Latin America and the Caribbean':
    'AG AI AQ AR AW BB BL BM BO BQ BS BZ CL CO CR CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI XE XS',
  'Middle East, Central Europe, and Eastern Europe':
    'AE AF AL AM AZ BA BH DZ EG GE IL IO IQ JO KG KW KZ LB LS LY MA MD ME MK MN MR MZ OM PK PS QA RS SA SZ TJ TM TN TR UA UZ XK YE ZA ZW',
  'New Zealand': 'NZ VU WS',
  Taiwan: 'TW',
  'United States': 'AS GU MP UM US',
} as const;

const outsideOfAll = ['AN', 'BY', 'RU', 'XJ'];

describe('sales regions', () => {
  for (const [region, countries] of Object.entries(regions)) {
    it(`${region} has the countries that Microsoft lists`, () => {
      const ours = countryCodes.filter((country) => salesRegionOf(country) === region);
      assert.deepEqual(ours.toSorted(), countries.split(' '));
    });
  }

  it('leave out the countries where no partner may sell', () => {
    const ours = countryCodes.filter((country) => salesRegionOf(country) === undefined);
    assert.deepEqual(ours.toSorted(), outsideOfAll);
  });

  it('let a partner sell within its own one only', () => {
    const germany = salesRegionOf('DE');
    for (const country of ['DE', 'AT', 'GB', 'CH']) assert.equal(isOutsideRegion(country, germany), false, country);
    for (const country of ['US', 'ZA', 'TR', 'PF', ...outsideOfAll]) {
      assert.equal(isOutsideRegion(country, germany), true, country);
    }
    assert.equal(isOutsideRegion('DE', salesRegionOf('US')), true);
    assert.equal(isOutsideRegion('PR', salesRegionOf('US')), true, 'Puerto Rico belongs to Latin America');
  });

  it('leave nothing outside while the partner’s own is not known', () => {
    for (const country of countryCodes) assert.equal(isOutsideRegion(country, salesRegionOf('RU')), false, country);
  });
});
