import { readdirSync, readFileSync } from 'node:fs';
import { type CardName, cardNames } from '../../src/teams/views/card-data.ts';

const folder = new URL('../../cards/samples/', import.meta.url);

/** Data for a card: `<card>.json`, and `<card>-<shape>.json` for another shape of it. */
export interface CardSample {
  readonly name: string;
  readonly card: CardName | undefined;
  readonly data: object;
}

/** Every file of `cards/samples/`. */
export function cardSamples(): readonly CardSample[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => {
    const name = file.slice(0, -'.json'.length);
    const card = cardNames.find((known) => name === known || name.startsWith(`${known}-`));
    return { name, card, data: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) };
  });
}
