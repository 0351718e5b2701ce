import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import { languageOf } from './strings/translate.ts';
import { type CardName, cardNames } from './views/card-data.ts';
import type { View } from './views/view.ts';

/** A finished card, ready to be attached to an activity or to answer an invoke. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly version: string;
  readonly lang: string;
  readonly body: readonly object[];
  readonly actions?: readonly object[];
  readonly refresh?: object;
}

const templates = new Map<CardName, Template>();

/** A template is compiled when first wanted and then kept: compiling costs twenty times what filling in does. */
function template(card: CardName): Template {
  const known = templates.get(card);
  if (known) return known;
  const json = readFileSync(new URL(`../../cards/${card}.json`, import.meta.url), 'utf8');
  const compiled = new Template(JSON.parse(json));
  templates.set(card, compiled);
  return compiled;
}

/** Compiles every template now, so that the first click need not wait for it. */
export function warmUp(): void {
  for (const card of cardNames) template(card);
}

/** The card filled in. `locale` is the reader's; `lang` names the language that its texts are in, for screen readers. */
export function render(card: CardName, data: object, locale: string): AdaptiveCard {
  const { refresh, ...filled } = template(card).expand({ $root: data }) as AdaptiveCard;
  // A template keeps an object that its `$when` dropped as null.
  return { ...filled, ...(refresh ? { refresh } : {}), lang: languageOf(locale) };
}

/** The same from a view. */
export function renderView(view: View, locale: string): AdaptiveCard {
  return render(view.card, view.data, locale);
}
