export interface TypoDistance {
  /** To the whole name. */
  readonly whole: number;
  /** To the best beginning of the name, for a text that is not finished. */
  readonly start: number;
}

const tooFar: TypoDistance = { whole: Number.POSITIVE_INFINITY, start: Number.POSITIVE_INFINITY };

/**
 * How many letters apart two texts are by Damerau and Levenshtein (optimal string alignment: one changed, left out, added,
 * or two neighbours swapped). Infinity once it is more than `most`. Counts UTF-16 units.
 */
export function typoDistance(typed: string, name: string, most: number): TypoDistance {
  const width = name.length + 1;
  // Row by row in one array: an array a row costs more than all the rest.
  const distances = new Uint16Array((typed.length + 1) * width);
  const at = (row: number, column: number) => distances[row * width + column] ?? 0;
  for (let column = 0; column < width; column++) distances[column] = column;
  let start = 0;
  for (let row = 1; row <= typed.length; row++) {
    distances[row * width] = row;
    start = row;
    for (let column = 1; column < width; column++) {
      const letter = typed.charCodeAt(row - 1);
      const changed = at(row - 1, column - 1) + (letter === name.charCodeAt(column - 1) ? 0 : 1);
      let distance = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, changed);
      const isSwapped =
        row > 1 &&
        column > 1 &&
        letter === name.charCodeAt(column - 2) &&
        typed.charCodeAt(row - 2) === name.charCodeAt(column - 1);
      if (isSwapped) distance = Math.min(distance, at(row - 2, column - 2) + 1);
      distances[row * width + column] = distance;
      start = Math.min(start, distance);
    }
    if (start > most) return tooFar;
  }
  return { whole: at(typed.length, name.length), start };
}

/** Whether a single slip makes the one text the other; false when they are the same. */
export function isOneTypoAway(typed: string, name: string): boolean {
  return Math.abs(typed.length - name.length) <= 1 && typoDistance(typed, name, 1).whole === 1;
}
