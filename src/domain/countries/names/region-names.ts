import { countryOf } from '../country-table.ts';

/** A code's name in a language; undefined where it has none there. */
export type NameOf = (code: string) => string | undefined;

const known = new Map<string, boolean>();

/**
 * The names of countries and regions in a locale's language. Throws a RangeError for what is no locale. `short` differs
 * where people leave a part out: `Hong Kong`, `UK`. A record's own `name` stands in English, so that it is the same in
 * every version of `Intl`, and in every language for a code that `Intl` has not.
 */
export function regionNames(locale: string, style: 'long' | 'short' = 'long'): NameOf {
  const names = new Intl.DisplayNames(locale, { type: 'region', style, fallback: 'none' });
  const isEnglish = /^en\b/.test(locale);
  return (code) => {
    const { name } = countryOf(code);
    if (name !== undefined && isEnglish) return name;
    return (isKnown(code) ? names.of(code) : undefined) ?? name;
  };
}

/** False for a code that was withdrawn: `Intl` takes it for the one that came after it (AN for CW). */
function isKnown(code: string): boolean {
  const answer = known.get(code) ?? new Intl.Locale('und', { region: code }).region === code;
  known.set(code, answer);
  return answer;
}
