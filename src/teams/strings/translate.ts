import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';

/** The languages that every text exists in; the first is the source. */
export const languages = ['en', 'de', 'zh-TW'] as const;
export type Language = (typeof languages)[number];

/** A text by its key, in the translator's language; `count` chooses between `<key>_one` and `<key>_other`. */
export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Every text of a language by its key. */
export function texts(language: Language): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(new URL(`./${language}.json`, import.meta.url), 'utf8'));
}

/** The language that comes nearest to a BCP 47 tag: `zh-Hant-HK` → `zh-TW`, `de-AT` → `de`, else English. */
export function languageOf(locale: string): Language {
  const [language, ...subtags] = locale.toLowerCase().split(/[-_]/);
  if (language === 'de') return 'de';
  const traditional = subtags.some((subtag) => ['hant', 'tw', 'hk', 'mo'].includes(subtag));
  return language === 'zh' && traditional && !subtags.includes('hans') ? 'zh-TW' : 'en';
}

/** The locale for names and dates beside our texts: the reader's own where the texts are in its language, else English. */
export function displayLocale(locale: string): string {
  const language = languageOf(locale);
  if (language !== 'en') return language;
  return /^en(-[A-Za-z]{2})?$/.test(locale) ? locale : language;
}

const i18n = createInstance({
  lng: 'en',
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  resources: Object.fromEntries(languages.map((language) => [language, { translation: texts(language) }])),
});
void i18n.init();

/** The texts for a locale. A key that its language lacks is taken from English; one that nobody knows is its own text. */
export function translator(locale: string): Translate {
  // Not getFixedT: it copies all of i18next's options for every text.
  const lng = languageOf(locale);
  return (key, params = {}) => {
    const { count } = params;
    // `replace` keeps parameters apart from i18next's options, and without nesting a value's `$t(…)` stays text.
    return i18n.t(key, { lng, replace: params, nest: false, ...(typeof count === 'number' ? { count } : {}) });
  };
}
