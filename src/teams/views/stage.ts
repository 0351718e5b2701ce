import type { StatusData } from './card-data.ts';

/** One line of a card's trail: how far something has come. */
export type Stage = StatusData['trail'][number];

export function done(text: string): Stage {
  return { sign: '✓', color: 'good', text, weight: 'Default' };
}

export function goingOn(text: string): Stage {
  return { sign: '…', color: 'accent', text, weight: 'Bolder' };
}

export function toCome(text: string): Stage {
  return { sign: '○', color: 'default', text, weight: 'Default' };
}
