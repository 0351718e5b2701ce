import { displayLocale } from '../strings/translate.ts';
import type { Choice } from './card-data.ts';
import type { ViewContext } from './view.ts';

/** A language or a culture by its name: `de-AT` → "German (Austria)"; a tag that Intl does not know is its own name. */
export function languageName(tag: string, { locale }: ViewContext): string {
  const names = new Intl.DisplayNames(displayLocale(locale), { type: 'language', languageDisplay: 'standard' });
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
