/**
 * Partner Center's own rules for a country, as `GET /v1/countryvalidationrules/{country}` gives them: only the fields
 * that this program reads. All but the country may be absent, and then say nothing.
 * Source: Partner Center REST, "Get market specific validation data".
 */
export interface LiveCountryRules {
  readonly iso2Code: string;
  readonly defaultCulture?: string | undefined;
  readonly isStateRequired?: boolean | undefined;
  readonly supportedStatesList?: readonly string[] | undefined;
  readonly supportedLanguagesList?: readonly string[] | undefined;
  readonly supportedCulturesList?: readonly string[] | undefined;
  readonly isPostalCodeRequired?: boolean | undefined;
  /** .NET flavour. */
  readonly postalCodeRegex?: string | undefined;
  readonly isCityRequired?: boolean | undefined;
  /** .NET flavour; the spelling of a number that it takes is the one that is sent. */
  readonly phoneNumberRegex?: string | undefined;
  readonly customerOrganizationRegistrationNumberRequired?: boolean | undefined;
  readonly customerOrganizationRegistrationNumberRegex?: string | undefined;
  readonly customerOrganizationRegistrationNumberSample?: string | undefined;
  readonly customerOrganizationPhoneNumberRequired?: boolean | undefined;
}
