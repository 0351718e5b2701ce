import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';
import type { ProfileField } from '../../domain/profile.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { type AddressField, addressRows, nameFields } from './address-order.ts';
import type { Field, Row } from './card-data.ts';
import { choiceField, textField } from './field.ts';
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
    .filter((id) => id !== 'middleName' || form.request.profile.middleName)
    .map((id) => text(id, form));
  const { required, example } = form.requirements.phoneNumber;
  const email = text('email', form, { style: 'Email', placeholder: form.ctx.t('placeholder.email') });
  const phone = text('phoneNumber', form, {
    style: 'Tel',
    optional: !required,
    placeholder: example,
  });
  return [{ fields: names }, { fields: [email, phone] }];
}

export function registrationFieldRows(form: AddressForm): readonly Row[] {
  const number = form.requirements.organizationRegistrationNumber;
  if (!number.required) return [];
  return [{ fields: [text('organizationRegistrationNumber', form, { placeholder: number.example })] }];
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
  // A row each: "English (United States)" needs the whole width.
  return [
    { fields: [choose('language', requirements.languages)] },
    { fields: [choose('culture', requirements.cultures)] },
  ];
}

/** None when the country has no such field. */
function addressField(id: AddressField, form: AddressForm): readonly Field[] {
  const { requirements } = form;
  switch (id) {
    case 'addressLine1':
      return [text(id, form)];
    case 'addressLine2':
      return [text(id, form, { optional: true })];
    case 'city':
      return [text(id, form, { optional: !requirements.city.required })];
    case 'state':
      return requirements.state ? [stateField(requirements.state, form)] : [];
    case 'postalCode': {
      const { postalCode } = requirements;
      if (!postalCode) return [];
      return [text(id, form, { optional: !postalCode.required, placeholder: postalCode.example })];
    }
  }
}

function stateField(state: NonNullable<CountryRequirements['state']>, form: AddressForm): Field {
  if (state.choices.length === 0) return text('state', form, { optional: !state.required });
  const { request, requirements, ctx } = form;
  const wording = {
    label: labelOf('state', requirements, ctx),
    placeholder: ctx.t('placeholder.choose'),
    optional: !state.required,
    choices: state.choices.map(({ title, value }) => ({ title, value })),
  };
  return choiceField(request, 'state', wording, ctx);
}

function text(
  id: ProfileField,
  { request, requirements, ctx }: AddressForm,
  wording: Omit<Parameters<typeof textField>[2], 'label'> = {},
): Field {
  return textField(request, id, { label: labelOf(id, requirements, ctx), ...wording }, ctx);
}
