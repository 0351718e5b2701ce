import { displayLocale } from '../strings/translate.ts';
import type { ViewContext } from './view.ts';

/** A point in time in words, with the name of its time zone; UTC when the client's zone is not known or not a zone. */
export function moment(date: Date, { locale, timeZone = 'UTC' }: ViewContext): string {
  try {
    return format(date, locale, timeZone);
  } catch {
    return format(date, locale, 'UTC');
  }
}

function format(date: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(displayLocale(locale), {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(date);
}
