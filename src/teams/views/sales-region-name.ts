import type { SalesRegion } from '../../domain/countries/country.ts';
import type { ViewContext } from './view.ts';

/** The end of each region's text key. */
const names: Readonly<Record<SalesRegion, string>> = {
  Africa: 'africa',
  'Asia and Pacific': 'asiaAndPacific',
  Australia: 'australia',
  Brazil: 'brazil',
  Canada: 'canada',
  China: 'china',
  Europe: 'europe',
  India: 'india',
  Japan: 'japan',
  'Korea, Republic of': 'korea',
  'Latin America and the Caribbean': 'latinAmerica',
  'Middle East, Central Europe, and Eastern Europe': 'middleEast',
  'New Zealand': 'newZealand',
  Taiwan: 'taiwan',
  'United States': 'unitedStates',
};

/** The region in the reader's language. */
export function salesRegionName(region: SalesRegion, { t }: ViewContext): string {
  return t(`region.${names[region]}`);
}
