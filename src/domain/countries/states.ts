import { allCountries } from 'country-region-data';
import type { StateField } from './country.ts';
import { stateSpellings } from './state-spellings.ts';

export interface StateChoice {
  /** What Partner Center gets. */
  readonly value: string;
  readonly title: string;
}

interface KnownState {
  readonly code: string;
  readonly name: string;
}

/** Countries of their own in Partner Center, whose list for the US has the 50 states and DC, or military mail. */
const notStates: Readonly<Record<string, readonly string[]>> = {
  CN: ['HK', 'MO'],
  US: ['AA', 'AE', 'AP', 'AS', 'FM', 'GU', 'MH', 'MP', 'PR', 'PW', 'VI'],
};

const knownStates: ReadonlyMap<string, readonly KnownState[]> = new Map(
  allCountries.map(([, country, regions]) => [country, regions.map(([name, code]) => ({ name, code: code ?? name }))]),
);

/** Our own list for a country, sorted by title; empty where any text will do. */
export function stateChoices(country: string, { choices }: Pick<StateField, 'choices'>): readonly StateChoice[] {
  if (choices === 'text') return [];
  return (knownStates.get(country) ?? [])
    .filter(({ code }) => !notStates[country]?.includes(code))
    .map(({ code, name }) => ({ value: choices === 'codes' ? code : name, title: name }))
    .sort(byTitle);
}

/** Partner Center's list, each value with the name that we know for it. */
export function liveStateChoices(country: string, values: readonly string[]): readonly StateChoice[] {
  const known = knownStates.get(country) ?? [];
  return values
    .map((value) => ({ value, title: known.find(({ code }) => fold(code) === fold(value))?.name ?? value }))
    .sort(byTitle);
}

/**
 * The value of a country's list that a text means: by value, title, code or name, in any case, with or without accents,
 * with or without the word for a state (`Washington State`).
 * Undefined when it means none. Where there is no list the text itself is the value.
 */
export function findState(text: string, country: string, choices: readonly StateChoice[]): string | undefined {
  if (choices.length === 0) return text;
  for (const spelling of stateSpellings(fold(text), country)) {
    const found = findSpelling(spelling, country, choices);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findSpelling(typed: string, country: string, choices: readonly StateChoice[]): string | undefined {
  const exact = choices.find(({ value, title }) => fold(value) === typed || fold(title) === typed);
  if (exact) return exact.value;
  const known = knownStates.get(country)?.find(({ code, name }) => fold(code) === typed || fold(name) === typed);
  if (!known) return undefined;
  const spellings = [fold(known.code), fold(known.name)];
  return choices.find(({ value, title }) => spellings.includes(fold(value)) || spellings.includes(fold(title)))?.value;
}

function byTitle(a: StateChoice, b: StateChoice): number {
  return a.title.localeCompare(b.title, 'en');
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();
}
