import type { CountryRequirements } from './countries/country-requirements.ts';
import { findState } from './countries/states.ts';
import { suggestDomainPrefix } from './domain-prefixes.ts';
import type { Profile, ProfileField } from './profile.ts';

export interface Derivation {
  readonly profile: Profile;
  /** What was derived, by field, and the country that it was derived for. */
  readonly derived: Profile;
}

/**
 * Fills in what follows from the rest: the domain from the company's name, culture and language from the country, and
 * the GDAP choice. Only where there is nothing yet, or still the value derived before: what a rep typed stays. After a
 * change of country, what the new one has not is dropped or derived anew.
 */
export function deriveProfile(
  profile: Profile,
  previousDerived: Profile,
  requirements: CountryRequirements | undefined,
): Derivation {
  const next = new Map(Object.entries(profile) as [ProfileField, string][]);
  const derived = new Map<ProfileField, string>();

  function derive(field: ProfileField, value: string): void {
    const current = next.get(field);
    if (current && current !== previousDerived[field]) return;
    if (value === '') next.delete(field);
    else {
      next.set(field, value);
      derived.set(field, value);
    }
  }

  derive('domain', suggestDomainPrefix(profile.companyName ?? ''));
  if (requirements) {
    const isOtherCountry = previousDerived.country !== undefined && previousDerived.country !== requirements.country;
    if (isOtherCountry) for (const field of strangeFields(profile, requirements)) next.delete(field);
    derived.set('country', requirements.country);
    derive('culture', requirements.defaultCulture);
    const language = languageOf(next.get('culture') ?? '', requirements.languages);
    derive('language', language);
    // One that goes with the culture goes on following it, whoever chose it.
    if (next.get('language') === language) derived.set('language', language);
  }
  derive('enableGDAPByDefault', 'true');
  return { profile: Object.fromEntries(next), derived: Object.fromEntries(derived) };
}

/** The fields whose value belongs to the country before. */
function strangeFields(profile: Profile, requirements: CountryRequirements): readonly ProfileField[] {
  const { country, state, postalCode, cultures, languages } = requirements;
  const strange: Readonly<Partial<Record<ProfileField, boolean>>> = {
    state: !state || findState(profile.state ?? '', country, state.choices) === undefined,
    postalCode: !postalCode,
    // A register's number is nothing to another country's.
    organizationRegistrationNumber: true,
    culture: !cultures.includes(profile.culture ?? ''),
    language: !languages.includes(profile.language ?? ''),
  };
  return (Object.keys(strange) as ProfileField[]).filter((field) => strange[field]);
}

/** A culture's language as Partner Center's list of the country has it: `sr-Latn-RS` gives `sr`, `sr-Latn` or itself. */
export function languageOf(culture: string, languages: readonly string[]): string {
  const language = culture.split('-')[0] ?? '';
  const wanted = culture.split('-').map((_, last, subtags) =>
    subtags
      .slice(0, last + 1)
      .join('-')
      .toLowerCase(),
  );
  return (
    languages.find((listed) => wanted.includes(listed.toLowerCase())) ??
    languages.find((listed) => listed.toLowerCase().startsWith(`${language.toLowerCase()}-`)) ??
    languages[0] ??
    language
  );
}
