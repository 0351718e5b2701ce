/** A random whole number from 0 up to, and not including, `below`; good enough for secrets. */
export type RandomInt = (below: number) => number;

/**
 * Of Microsoft Entra's four classes, without look-alikes (O and 0, I and l and 1) and without symbols that a person mistypes
 * or a program takes for its own: dead keys, quotes, brackets, separators, and those of XML, templates and shells.
 * Source of the classes and characters: Microsoft Entra, "Password policies and account restrictions".
 */
const classes = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '!#*+-=?@'] as const;
const every = classes.join('');

/** The longest that Entra took before its limit became 256, and some of its pages still ask for: nobody refuses it. */
const length = 16;

/** A password of all four classes that begins with a letter, so that no spreadsheet takes it for a formula. */
export function newPassword(randomInt: RandomInt): string {
  const pick = (from: string) => from.charAt(randomInt(from.length));
  const rest = Array.from({ length: length - classes.length }, () => pick(every));
  const shuffled = shuffle([...classes.map(pick), ...rest], randomInt);
  const first = shuffled.findIndex((character) => /[A-Za-z]/.test(character));
  return [...shuffled.slice(first), ...shuffled.slice(0, first)].join('');
}

/** Fisher and Yates: every order is as likely as any other. */
function shuffle(characters: readonly string[], randomInt: RandomInt): readonly string[] {
  const left = [...characters];
  return characters.flatMap(() => left.splice(randomInt(left.length), 1));
}
