import { displayLocale } from '../strings/translate.ts';
import type { ViewContext } from './view.ts';

/** A point in time in words, with the name of its time zone. */
export function moment(date: Date, { locale, timeZone = 'UTC' }: ViewContext): string {
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
