import type { SalesRegion } from '../../domain/countries/country.ts';
import { isOutsideRegion } from '../../domain/countries/sales-regions.ts';
import type { Problem } from '../../domain/profile.ts';
import type { Choice } from './form-data.ts';
import { salesRegionName } from './sales-region-name.ts';
import type { ViewContext } from './view.ts';

/** How a country's choice is called, in the list and among search results: marked when the partner may not sell there. */
export function markedTitle({ title, value }: Choice, own: SalesRegion | undefined): string {
  return isOutsideRegion(value, own) ? `${title} ⚠` : title;
}

/** What the mark means; empty while nothing is marked. */
export function outsideRegionHint(own: SalesRegion | undefined, ctx: ViewContext): string {
  return own ? ctx.t('country.outsideRegion', { region: salesRegionName(own, ctx) }) : '';
}

/** The warning about a chosen country that is outside; none where something worse is said about it already. */
export function outsideRegionWarning(
  country: string | undefined,
  own: SalesRegion | undefined,
  problems: readonly Problem[],
  ctx: ViewContext,
): readonly Problem[] {
  if (!country || !own || !isOutsideRegion(country, own)) return [];
  if (problems.some(({ field }) => field === 'country')) return [];
  const params = { region: salesRegionName(own, ctx) };
  return [{ field: 'country', severity: 'warning', key: 'problem.country.outsideRegion', params }];
}
