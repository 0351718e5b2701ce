import { type CountryChoice, countryChoices, countryName } from './country-names.ts';
import { longestCountryName } from './find-country.ts';
import { foldName } from './fold-name.ts';
import { rankCountries } from './rank-countries.ts';
import { isUnserved } from './unserved-countries.ts';

/** A country that a text may mean. */
export interface CountryCandidate extends CountryChoice {
  /** Partner Center does not know it: it can be named, not chosen. */
  readonly isUnserved: boolean;
}

const mostCandidates = 15;

/**
 * The countries that a text may mean, likeliest first, at most 15: named exactly so, beginning so, with a word that begins so,
 * with it anywhere, then with a typo or two. What the reader or the product calls them counts more than what other languages
 * do. Titled in the reader's language; what Partner Center does not serve comes behind what it does. For an empty text the
 * first of the list. Never throws.
 */
export function searchCountries(text: string, locale: string): readonly CountryCandidate[] {
  const choices = countryChoices(locale);
  const words = text.length > longestCountryName ? '' : foldName(text);
  if (words === '') return text.trim() === '' ? choices.slice(0, mostCandidates).map(servedCandidate) : [];
  const ranks = rankCountries(words, locale);
  const rank = ({ value }: CountryChoice) => ranks.get(value) ?? Number.POSITIVE_INFINITY;
  const served = choices.filter(({ value }) => ranks.has(value)).map(servedCandidate);
  const unserved = [...ranks.keys()].filter(isUnserved).map((value) => unservedCandidate(value, locale));
  return [...served, ...unserved].sort((a, b) => rank(a) - rank(b)).slice(0, mostCandidates);
}

function servedCandidate(choice: CountryChoice): CountryCandidate {
  return { ...choice, isUnserved: false };
}

function unservedCandidate(value: string, locale: string): CountryCandidate {
  return { value, title: countryName(value, locale), isUnserved: true };
}
