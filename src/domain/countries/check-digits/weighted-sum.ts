/** The sum of a number's first characters, each times its weight: a digit's own value, a letter's in ASCII less 48. */
export function weightedSum(number: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * valueAt(number, at), 0);
}

/** The value of the character at a place, counted from 0; NaN behind the end. */
export function valueAt(number: string, at: number): number {
  return number.charCodeAt(at) - '0'.charCodeAt(0);
}
