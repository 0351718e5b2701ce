import { takesRegion } from '../../domain/field-rules.ts';
import { type AddressForm, labelledField } from './address-fields.ts';
import type { Group, Row } from './form-data.ts';

/**
 * The fields of step two that hardly any customer needs, behind a button. Where one of them has a value or a message, all
 * of them stand there and nothing can hide them: no client can leave out a value because it is hidden.
 */
export function moreGroup(form: AddressForm): Group {
  const rows = moreFieldRows(form);
  const title = form.ctx.t('group.more');
  const isWanted = rows.some(({ fields }) => fields.some(({ value, error, warning }) => value || error || warning));
  return { id: 'moreFields', title: isWanted ? title : '', opener: isWanted ? '' : title, rows };
}

function moreFieldRows(form: AddressForm): readonly Row[] {
  const { country, organizationRegistrationNumber: number } = form.requirements;
  const optional = { optional: true };
  const middleName = labelledField('middleName', form, optional);
  const fields = takesRegion(country) ? [middleName, labelledField('region', form, optional)] : [middleName];
  if (number.required) return [{ fields }];
  const registrationNumber = {
    ...labelledField('organizationRegistrationNumber', form, { ...optional, placeholder: number.example }),
    hint: form.ctx.t('registration.refusedInSome'),
  };
  return [{ fields }, { fields: [registrationNumber] }];
}
