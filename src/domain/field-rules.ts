import { checkCompanyName } from './company-names.ts';
import { checkContactName } from './contact-names.ts';
import type { CountryRequirements } from './countries/country-requirements.ts';
import { checkCountry } from './countries/names/check-country.ts';
import { checkPostalCode } from './countries/postal-codes.ts';
import { checkRegistrationNumber } from './countries/registration-numbers.ts';
import { findState } from './countries/states.ts';
import { checkDomainPrefix } from './domain-prefixes.ts';
import { checkEmail } from './emails.ts';
import { maxLengthOf } from './max-lengths.ts';
import { checkPhoneNumber } from './phone-numbers.ts';
import { type ProfileField, profileFields } from './profile.ts';
import { tidy } from './typed-text.ts';
import { right, type Verdict, wrong } from './verdict.ts';

/** How one field is checked. */
export interface FieldRule {
  readonly required: boolean;
  /** How a right value looks, for the message about a missing one. */
  readonly example?: string;
  /** Partner Center's limit where it is known, else 255. */
  readonly maxLength: number;
  check(text: string): Verdict;
}

/** What the rules depend on beside the value. `domainSuffix` and `ownDomains` are the partner's settings. */
export interface RuleContext {
  /** Undefined while there is no country. */
  readonly requirements: CountryRequirements | undefined;
  readonly domainSuffix: string;
  readonly ownDomains: readonly string[];
  /** The partner is an indirect provider: a reseller must be chosen. */
  readonly indirect: boolean;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The rules of the fields that a profile has in this country; a field without a rule does not exist there. */
export function fieldRules(context: RuleContext): Partial<Readonly<Record<ProfileField, FieldRule>>> {
  const rules = {
    ...companyRules(context),
    ...addressRules(context),
    ...contactRules(context),
    ...localeRules(context),
  };
  return Object.fromEntries(
    profileFields.flatMap((field) => {
      const rule = rules[field];
      return rule ? [[field, { ...rule, maxLength: maxLengthOf(field) }]] : [];
    }),
  );
}

type Rule = Omit<FieldRule, 'maxLength'>;
type Rules = Partial<Record<ProfileField, Rule>>;

function companyRules({ domainSuffix, indirect }: RuleContext): Rules {
  return {
    country: required(checkCountry),
    companyName: required(checkCompanyName),
    domain: required((text) => checkDomainPrefix(text, domainSuffix)),
    ...(indirect
      ? { associatedPartnerId: required((id) => (guid.test(id) ? right(id.toLowerCase()) : wrong('problem.choice'))) }
      : {}),
  };
}

/** Partner Center takes no region for the US: it refuses the state then (error 27002). */
export function takesRegion(country: string): boolean {
  return country !== 'US';
}

function addressRules({ requirements }: RuleContext): Rules {
  const { country = '', live, state, postalCode } = requirements ?? {};
  return {
    addressLine1: required(text),
    addressLine2: optional(text),
    city: rule(requirements?.city.required ?? true, text),
    ...(state
      ? { state: rule(state.required, (typed) => chosen(findState(tidy(typed), country, state.choices))) }
      : {}),
    ...(takesRegion(country) ? { region: optional(text) } : {}),
    ...(postalCode
      ? {
          postalCode: {
            ...rule(postalCode.required, (code) =>
              checkPostalCode(code, { country, livePattern: live?.postalCodeRegex }),
            ),
            example: postalCode.example,
          },
        }
      : {}),
  };
}

function contactRules({ requirements, ownDomains }: RuleContext): Rules {
  const { country = '', live, phoneNumber, organizationRegistrationNumber: registrationNumber } = requirements ?? {};
  const phoneExample = phoneNumber?.example ?? '';
  const phoneRules = { country, example: phoneExample, livePattern: live?.phoneNumberRegex };
  const registrationRules = {
    country,
    example: registrationNumber?.example ?? '',
    livePattern: live?.customerOrganizationRegistrationNumberRegex,
  };
  return {
    firstName: required(checkContactName),
    middleName: optional(checkContactName),
    lastName: required(checkContactName),
    email: required((email) => checkEmail(email, ownDomains)),
    phoneNumber: {
      ...rule(phoneNumber?.required ?? false, (phone) => checkPhoneNumber(phone, phoneRules)),
      example: phoneExample,
    },
    organizationRegistrationNumber: {
      ...rule(registrationNumber?.required ?? false, (typed) => checkRegistrationNumber(typed, registrationRules)),
      example: registrationRules.example,
    },
  };
}

function localeRules({ requirements }: RuleContext): Rules {
  return {
    culture: required((culture) => chosen(oneOf(culture, requirements?.cultures))),
    language: required((language) => chosen(oneOf(language, requirements?.languages))),
    enableGDAPByDefault: required((toggle) => chosen(oneOf(toggle, ['true', 'false']))),
  };
}

function required(check: Rule['check']): Rule {
  return rule(true, check);
}

function optional(check: Rule['check']): Rule {
  return rule(false, check);
}

function rule(isRequired: boolean, check: Rule['check']): Rule {
  return { required: isRequired, check };
}

function text(typed: string): Verdict {
  return right(tidy(typed));
}

function chosen(value: string | undefined): Verdict {
  return value === undefined ? wrong('problem.choice') : right(value);
}

/** The listed value that the text means, whatever its case; the text itself where nothing is listed. */
function oneOf(typed: string, values: readonly string[] | undefined): string | undefined {
  const wanted = tidy(typed).toLowerCase();
  return values ? values.find((value) => value.toLowerCase() === wanted) : tidy(typed);
}
