import { right, type Verdict, wrong } from '../../verdict.ts';
import { resolveCountry, unservedCountry } from './country-names.ts';
import { searchCountries } from './country-search.ts';

const mostSuggestions = 3;
/** Shorter texts are in too many names. */
const shortestText = 3;

/**
 * Checks a country as it was typed, and answers its code. A text that is not certain is refused with the codes of the
 * countries that it may mean, likeliest first, parted by spaces (`countries`); one that Partner Center does not serve with
 * its code (`country`).
 */
export function checkCountry(text: string): Verdict {
  const country = resolveCountry(text);
  if (country !== undefined) return right(country);
  const unserved = unservedCountry(text);
  if (unserved !== undefined) return wrong('problem.country.unserved', { country: unserved });
  const countries = text.trim().length < shortestText ? [] : suggestions(text);
  return countries.length === 0
    ? wrong('problem.country.unknown')
    : wrong('problem.country.similar', { countries: countries.join(' ') });
}

function suggestions(text: string): readonly string[] {
  return searchCountries(text, 'en')
    .filter(({ isUnserved }) => !isUnserved)
    .slice(0, mostSuggestions)
    .map(({ value }) => value);
}
