import { typoDistance } from '../countries/names/typo-distance.ts';

/** In a shorter text any letter may make another name. */
const shortestMisspelt = 3;
/** One letter in so many may be wrong. */
const lettersPerTypo = 4;

/**
 * The name that somebody meant who wrote this: in another spelling (`time_zone`), with a slip, or not to its end; undefined
 * where none is near.
 */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const text = letters(written);
  if (text.length < shortestMisspelt) return undefined;
  const most = Math.ceil(text.length / lettersPerTypo);
  const near = names.map((name) => ({ name, ...typoDistance(text, letters(name), most) }));
  return best(near, 'whole', most) ?? best(near, 'start', 0);
}

function best<By extends 'whole' | 'start'>(
  near: readonly ({ readonly name: string } & Readonly<Record<By, number>>)[],
  by: By,
  most: number,
): string | undefined {
  return near.filter((name) => name[by] <= most).toSorted((a, b) => a[by] - b[by])[0]?.name;
}

/** What is left when spelling does not count; one country is as near as several are. */
function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_.-]/g, '')
    .replace(/ies$/, 'y');
}
