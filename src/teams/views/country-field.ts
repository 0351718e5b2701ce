import type { SalesRegion } from '../../domain/countries/country.ts';
import { countryChoices, countryName } from '../../domain/countries/names/country-names.ts';
import { unservedCountries } from '../../domain/countries/names/unserved-countries.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { displayLocale } from '../strings/translate.ts';
import { choiceField } from './field.ts';
import type { Choice, Field } from './form-data.ts';
import { markedTitle, outsideRegionHint } from './outside-region.ts';
import type { ViewContext } from './view.ts';

/**
 * The country, in one list that is filtered by typing: clients that search a server beside it (`Data.Query`) show raw codes,
 * match otherwise, or drop the list. What Partner Center does not serve stands in it too, and choosing it says why.
 */
export function countryField(request: CustomerRequest, salesRegion: SalesRegion | undefined, ctx: ViewContext): Field {
  const served = countryChoices(displayLocale(ctx.locale)).map((choice) => ({
    value: choice.value,
    title: markedTitle(choice, salesRegion),
  }));
  const choices = [...served, ...unservedChoices(ctx)];
  const wording = {
    label: ctx.t('field.country'),
    placeholder: ctx.t('placeholder.search'),
    choices: [...choices, ...typedChoice(request.profile.country, choices)],
  };
  const field = choiceField(request, 'country', wording, ctx);
  // The warning says the same of the chosen country.
  return { ...field, hint: field.warning === '' ? outsideRegionHint(salesRegion, ctx) : '' };
}

function unservedChoices({ t, locale }: ViewContext): readonly Choice[] {
  return Object.keys(unservedCountries).map((value) => ({
    value,
    title: t('country.unserved', { country: countryName(value, displayLocale(locale)) }),
  }));
}

/** A client shows no value that is not among the choices: what was typed and refused would be gone. */
function typedChoice(typed: string | undefined, choices: readonly Choice[]): readonly Choice[] {
  return !typed || choices.some(({ value }) => value === typed) ? [] : [{ value: typed, title: typed }];
}
