import { isAscii } from './dot-net/characters.ts';
import { type Matcher, upTo } from './dot-net/matcher.ts';
import { readPattern } from './dot-net/read-pattern.ts';

/** Partner Center's values are half as long: postal codes, telephone numbers, registration numbers. */
const longestValue = 40;
const longestPattern = 1_000;

/** A count and not a time, so that a busy machine answers the same. A real pattern takes 50 to 500. */
const mostSteps = 4_000;

/** A form asks the three patterns of its country again and again. */
const mostKept = 100;
const kept = new Map<string, Matcher | undefined>();

/**
 * Whether a value matches a .NET regular expression of Partner Center's, as `Regex.IsMatch` says it. Undefined when that
 * cannot be said: no pattern, one that is not read with certainty, one that takes too many steps, or a value longer than
 * 40 UTF-16 units. Never throws, and never takes longer than some milliseconds.
 */
export function matchesDotNet(pattern: string | undefined, value: string): boolean | undefined {
  if (!pattern || pattern.length > longestPattern || value.length > longestValue) return undefined;
  const ignoreCase = pattern.startsWith('(?i)');
  // Which letters are the same beyond ASCII depends on .NET's version and culture.
  if (ignoreCase && !isAscii(value)) return undefined;
  const matcher = matcherFor(pattern, ignoreCase);
  if (!matcher) return undefined;
  const attempt = { text: value, steps: mostSteps };
  const isMatch = matcher(attempt, upTo(value.length)).size > 0;
  return attempt.steps < 0 ? undefined : isMatch;
}

function matcherFor(pattern: string, ignoreCase: boolean): Matcher | undefined {
  if (kept.has(pattern)) return kept.get(pattern);
  const matcher = readPattern(ignoreCase ? pattern.slice('(?i)'.length) : pattern, ignoreCase);
  if (kept.size >= mostKept) kept.clear();
  kept.set(pattern, matcher);
  return matcher;
}
