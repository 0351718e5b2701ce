import { countryRules } from '../countries/country-rules.ts';
import type { NewCustomerBody } from './new-customer-body.ts';
import { invalidData } from './service-error.ts';

type BillingProfile = NonNullable<NewCustomerBody['billingProfile']>;

/** Country, e-mail, culture and language. @throws ServiceError */
export function checkBillingProfile({ email = '', culture = '', language = '', defaultAddress }: BillingProfile): void {
  const country = defaultAddress?.country ?? '';
  const rules = countryRules(country);
  if (!rules) throw invalidData('Country', `There is no country ${country}.`);
  if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) throw invalidData('Email', 'It is not an e-mail address.');
  // Source: Partner Center, "Validate names and addresses"
  if (/@microsoft\.com$/i.test(email)) throw invalidData('Email', 'It must not be an address at microsoft.com.');
  if (!includes(rules.supportedCulturesList, culture)) {
    throw invalidData('Culture', `${country} supports ${rules.supportedCulturesList.join(', ')}.`);
  }
  if (!includes(rules.supportedLanguagesList, language)) {
    throw invalidData('Language', `${country} supports ${rules.supportedLanguagesList.join(', ')}.`);
  }
}

function includes(list: readonly string[], value: string): boolean {
  return list.some((listed) => listed.toLowerCase() === value.toLowerCase());
}
