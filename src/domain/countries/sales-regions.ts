import type { SalesRegion } from './country.ts';
import { countryOf } from './country-table.ts';

/**
 * The sales region that a country belongs to; undefined where no partner may sell, and for an unknown code.
 * A partner of a region may sell to customers whose tenant's country is any of the same region, and to no others.
 * Source: Partner Center, "CSP global markets", 2023-08-17.
 */
export function salesRegionOf(country: string): SalesRegion | undefined {
  return countryOf(country).salesRegion;
}

/**
 * Whether a customer's country is outside the partner's own region; never while that is not known. Good for a warning
 * and not for a refusal: Microsoft may have changed its regions since.
 */
export function isOutsideRegion(country: string, own: SalesRegion | undefined): boolean {
  return own !== undefined && salesRegionOf(country) !== own;
}
