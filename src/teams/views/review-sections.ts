import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';
import { countryName } from '../../domain/countries/names/country-names.ts';
import { wholeDomain } from '../../domain/domain-prefixes.ts';
import type { ProfileField, Step } from '../../domain/profile.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { Reseller } from '../../flows/ports/ports.ts';
import { displayLocale } from '../strings/translate.ts';
import { addressRows, nameFields } from './address-order.ts';
import type { Fact } from './card-data.ts';
import { fact } from './fact.ts';
import { labelOf } from './labels.ts';
import { languageName } from './language-names.ts';
import type { ViewContext } from './view.ts';

/** A part of the review: which fields it shows, and where they are edited. */
export interface ReviewSection {
  readonly title: string;
  readonly step: Step;
  readonly fields: readonly ProfileField[];
}

export function reviewSections(requirements: CountryRequirements, { t }: ViewContext): readonly ReviewSection[] {
  return [
    {
      title: t('step.company'),
      step: 'company',
      fields: ['companyName', 'domain', 'country', 'associatedPartnerId'],
    },
    {
      title: t('group.address'),
      step: 'address',
      fields: [...addressRows(requirements).flat(), 'region'],
    },
    { title: t('group.contact'), step: 'address', fields: [...nameFields(requirements), 'email', 'phoneNumber'] },
    { title: t('group.registration'), step: 'address', fields: ['organizationRegistrationNumber'] },
    { title: t('group.locale'), step: 'address', fields: ['culture', 'language'] },
  ];
}

/** The values as people read them: names for codes, and the label as it stood on the form. */
export function reviewFacts(
  section: ReviewSection,
  { profile }: CustomerRequest,
  { requirements, resellers }: { readonly requirements: CountryRequirements; readonly resellers: readonly Reseller[] },
  ctx: ViewContext,
): readonly Fact[] {
  return section.fields.flatMap((field) => {
    const value = profile[field];
    return value ? fact(labelOf(field, requirements, ctx), readable(field, value)) : [];
  });

  function readable(field: ProfileField, value: string): string {
    switch (field) {
      case 'country':
        return countryName(value, displayLocale(ctx.locale));
      case 'domain':
        return wholeDomain(value, ctx.domainSuffix);
      case 'associatedPartnerId':
        return resellers.find(({ id }) => id.toLowerCase() === value.toLowerCase())?.name ?? value;
      case 'state':
        return requirements.state?.choices.find((choice) => choice.value === value)?.title ?? value;
      case 'language':
      case 'culture':
        return languageName(value, ctx);
      default:
        return value;
    }
  }
}
