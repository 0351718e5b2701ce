import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';
import { countryName } from '../../domain/countries/names/country-names.ts';
import type { Profile } from '../../domain/profile.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { displayLocale } from '../strings/translate.ts';
import { addressRows } from './address-order.ts';
import { requestButton } from './button.ts';
import type { AddressOption, FormData } from './form-data.ts';
import type { ViewContext } from './view.ts';

/** Partner Center's suggestions beside the address as it was typed; no options when there are none. */
export function addressOffers(
  request: CustomerRequest,
  requirements: CountryRequirements,
  ctx: ViewContext,
): FormData['addresses'] {
  const { t } = ctx;
  const suggestions = request.offers.addresses;
  if (suggestions.length === 0) return { title: '', options: [] };
  const typed = addressLines(request.profile, requirements, ctx);
  return {
    title: t('address.choose'),
    options: [
      { title: t('address.typed'), lines: typed.map((text) => ({ text, weight: 'Default' })), buttons: [] },
      ...suggestions.map(
        (address, suggestion): AddressOption => ({
          title: t('address.suggested'),
          lines: addressLines(address, requirements, ctx).map((text) => ({
            text,
            weight: typed.includes(text) ? 'Default' : 'Bolder',
          })),
          buttons: [
            requestButton(request, 'draft.useAddress', t('button.useAddress'), {
              inputs: 'auto',
              data: { step: 'address', suggestion },
            }),
          ],
        }),
      ),
    ],
  };
}

/** The address as it stands on an envelope of the country. */
export function addressLines(address: Profile, requirements: CountryRequirements, ctx: ViewContext): string[] {
  const { country, state } = requirements;
  const stateTitle = state?.choices.find(({ value }) => value === address.state)?.title ?? address.state;
  const lines = addressRows(requirements).map((row) =>
    row
      .map((field) => (field === 'state' ? stateTitle : address[field]))
      .filter(Boolean)
      .join(' '),
  );
  return [...lines, countryName(country, displayLocale(ctx.locale))].filter(Boolean);
}
