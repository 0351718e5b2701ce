import { countryName } from '../../domain/countries/names/country-names.ts';
import { displayLocale } from '../strings/translate.ts';
import type { ViewContext } from './view.ts';

type Params = Readonly<Record<string, string>>;

/** What fills in a problem's text, with the countries that it tells by code (`country`, `countries`) named to the reader. */
export function withCountryNames(params: Params | undefined, ctx: Pick<ViewContext, 'locale'>): Params {
  const locale = displayLocale(ctx.locale);
  const { country, countries, ...others } = params ?? {};
  const names = countries?.split(' ').map((code) => countryName(code, locale));
  return {
    ...others,
    ...(country === undefined ? {} : { country: countryName(country, locale) }),
    ...(names ? { countries: new Intl.ListFormat(locale, { type: 'disjunction' }).format(names) } : {}),
  };
}
