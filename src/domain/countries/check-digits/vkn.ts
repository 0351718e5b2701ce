import { valueAt } from './weighted-sum.ts';

/**
 * Whether the check digit of a Turkish vergi kimlik numarası is right: each digit before it moves up by its distance to
 * it, and is doubled as often in remainders of 9. Source: tr.wikipedia.org, "Vergi kimlik numarası".
 */
export function vkn(number: string): boolean {
  const sum = [9, 8, 7, 6, 5, 4, 3, 2, 1].reduce((total, distance, at) => {
    const moved = (valueAt(number, at) + distance) % 10;
    // 9 doubled stays 9, whose remainder would be 0.
    return total + (moved === 9 ? 9 : (moved * 2 ** distance) % 9);
  }, 0);
  return valueAt(number, 9) === (10 - (sum % 10)) % 10;
}
