import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';
import type { ProfileField } from '../../domain/profile.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { type AddressField, addressRows, nameFields } from './address-order.ts';
import { choiceField, textField } from './field.ts';
import type { Field, Row } from './form-data.ts';
import { labelOf } from './labels.ts';
import { languageChoices } from './language-names.ts';
import type { ViewContext } from './view.ts';

/** The fields of step two, row by row. */
export interface AddressForm {
  readonly request: CustomerRequest;
  readonly requirements: CountryRequirements;
  readonly ctx: ViewContext;
}

export function addressFieldRows(form: AddressForm): readonly Row[] {
  return addressRows(form.requirements)
    .map((ids) => ({ fields: ids.flatMap((id) => addressField(id, form)) }))
    .filter(({ fields }) => fields.length > 0);
}

export function contactFieldRows(form: AddressForm): readonly Row[] {
  const names = nameFields(form.requirements)
    .filter((id) => id !== 'middleName')
    .map((id) => labelledField(id, form));
  const { required, example } = form.requirements.phoneNumber;
  const email = labelledField('email', form, { style: 'Email', placeholder: form.ctx.t('placeholder.email') });
  const phone = labelledField('phoneNumber', form, {
    style: 'Tel',
    optional: !required,
    placeholder: example,
  });
  return [{ fields: names }, { fields: [email, phone] }];
}

export function registrationFieldRows(form: AddressForm): readonly Row[] {
  const number = form.requirements.organizationRegistrationNumber;
  if (!number.required) return [];
  return [{ fields: [labelledField('organizationRegistrationNumber', form, { placeholder: number.example })] }];
}

export function localeFieldRows({ request, requirements, ctx }: AddressForm): readonly Row[] {
  const choose = (id: 'language' | 'culture', tags: readonly string[]) =>
    choiceField(
      request,
      id,
      {
        label: ctx.t(`field.${id}`),
        placeholder: ctx.t('placeholder.choose'),
        choices: languageChoices(tags, request.profile[id], ctx),
      },
      ctx,
    );
  const culture = {
    ...choose('culture', requirements.cultures),
    hint: hasSeveralCultures(requirements) ? ctx.t('locale.several') : '',
  };
  // The culture first: the language follows it. A row each: "English (United States)" needs the whole width.
  return [{ fields: [culture] }, { fields: [choose('language', requirements.languages)] }];
}

/** American English is offered everywhere; where it is not the usual one it is no reason to think about a choice. */
function hasSeveralCultures({ cultures, defaultCulture }: CountryRequirements): boolean {
  return cultures.filter((culture) => culture !== 'en-US' || culture === defaultCulture).length > 1;
}

/** None when the country has no such field. */
function addressField(id: AddressField, form: AddressForm): readonly Field[] {
  const { requirements } = form;
  switch (id) {
    case 'addressLine1':
      return [labelledField(id, form)];
    case 'addressLine2':
      return [labelledField(id, form, { optional: true })];
    case 'city':
      return [labelledField(id, form, { optional: !requirements.city.required })];
    case 'state':
      return requirements.state ? [stateField(requirements.state, form)] : [];
    case 'postalCode': {
      const { postalCode } = requirements;
      if (!postalCode) return [];
      return [labelledField(id, form, { optional: !postalCode.required, placeholder: postalCode.example })];
    }
  }
}

function stateField(state: NonNullable<CountryRequirements['state']>, form: AddressForm): Field {
  if (state.choices.length === 0) return labelledField('state', form, { optional: !state.required });
  const { request, requirements, ctx } = form;
  const wording = {
    label: labelOf('state', requirements, ctx),
    placeholder: ctx.t('placeholder.choose'),
    optional: !state.required,
    choices: state.choices.map(({ title, value }) => ({ title, value })),
  };
  return choiceField(request, 'state', wording, ctx);
}

/** A text field under the name that people of the country use. */
export function labelledField(
  id: ProfileField,
  { request, requirements, ctx }: AddressForm,
  wording: Omit<Parameters<typeof textField>[2], 'label'> = {},
): Field {
  return textField(request, id, { label: labelOf(id, requirements, ctx), ...wording }, ctx);
}
