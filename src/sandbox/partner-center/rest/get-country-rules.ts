import { countryRules } from '../countries/country-rules.ts';
import type { Reply } from '../http/reply.ts';
import type { PartnerCall } from './partner-call.ts';
import { ServiceError } from './service-error.ts';

/** `GET /v1/countryvalidationrules/{country}` */
export function getCountryRules(call: PartnerCall): Reply {
  const country = call.params.country ?? '';
  const rules = countryRules(country);
  if (!rules) {
    throw new ServiceError(404, 1000, `No validation rules were found for the country/region ${country}`);
  }
  return { status: 200, body: { ...rules, attributes: { objectType: 'CountryValidationRules' } } };
}
