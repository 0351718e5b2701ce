import { displayLocale } from '../strings/translate.ts';
import type { Choice } from './form-data.ts';
import type { ViewContext } from './view.ts';

const displayNames = new Map<string, Intl.DisplayNames>();

/** Kept by locale: making one costs more than a whole card's texts. `displayLocale` lets few locales through. */
function namesIn(locale: string): Intl.DisplayNames {
  const known = displayNames.get(locale);
  if (known) return known;
  const names = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' });
  displayNames.set(locale, names);
  return names;
}

/** A language or a culture by its name: `de-AT` → "German (Austria)"; a tag that Intl does not know is its own name. */
export function languageName(tag: string, { locale }: ViewContext): string {
  const names = namesIn(displayLocale(locale));
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The tags as choices. A value that is not among them is shown as well: nothing typed is lost. */
export function languageChoices(tags: readonly string[], value: string | undefined, ctx: ViewContext): Choice[] {
  const all = value && !tags.includes(value) ? [value, ...tags] : tags;
  return all.map((tag) => ({ title: languageName(tag, ctx), value: tag }));
}
