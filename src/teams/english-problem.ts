import type { Problem } from '../domain/profile.ts';
import { translator } from './strings/translate.ts';
import { withCountryNames } from './views/country-params.ts';

/** What a card would say of it in English, for programs. */
export function englishProblem({ key, params }: Problem): string {
  return translator('en')(key, withCountryNames(params, { locale: 'en' }));
}
