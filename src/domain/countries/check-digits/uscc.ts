/** Neither I, O, S, V nor Z, which look like digits or each other. */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * Whether the check character of a Chinese unified social credit code (统一社会信用代码) is right: with the powers of 3 as
 * weights the code is 0 in remainders of 31. Source: GB 32100-2015.
 */
export function uscc(number: string): boolean {
  // Horner's rule from the right: ((c17 · 3 + c16) · 3 + …), where the check character has the weight 1.
  const [check = '', ...body] = [...number].reverse();
  const sum = body.reduce((rest, character) => (rest * 3 + characters.indexOf(character)) % 31, 0);
  return (sum + characters.indexOf(check)) % 31 === 0;
}
