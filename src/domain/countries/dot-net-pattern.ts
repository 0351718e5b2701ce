/** Longer values are not matched: the patterns come from outside, and a bad one may take very long. */
const longestMatched = 40;

/** What .NET reads otherwise than JavaScript, which takes it silently: other anchors, inline options, class subtraction. */
const otherMeaning = /\\[AzZG]|\(\?[imnsx-]+[):]|-\[/;

/**
 * Whether a value matches a .NET regular expression of Partner Center's; undefined when that cannot be said: no pattern,
 * one that JavaScript does not read the same way, or a value longer than 40 characters.
 */
export function matchesDotNet(pattern: string | undefined, value: string): boolean | undefined {
  if (!pattern || otherMeaning.test(pattern) || value.length > longestMatched) return undefined;
  try {
    return new RegExp(pattern).test(value);
  } catch {
    return undefined;
  }
}
