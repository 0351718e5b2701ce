/** Whether a UTF-16 unit is one of those that are meant. */
export type Characters = (unit: string) => boolean;

export interface CharacterSet {
  readonly ranges: readonly (readonly [low: string, high: string])[];
  readonly classes?: readonly Characters[];
  readonly negated?: boolean;
}

/** They take every script's, where JavaScript's take ASCII's. Source: .NET, "Character classes in regular expressions". */
const classes: Readonly<Record<string, RegExp>> = {
  d: /\p{Nd}/u,
  s: /[\f\n\r\t\v\x85\p{Z}]/u,
  w: /[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u,
};

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' };

/** The units of a class, `\d` or `\P{Lu}`; undefined where its case would have to be forgotten. */
export function classOf(source: string, ignoreCase: boolean): Characters | undefined {
  const letter = source.charAt(1);
  const category = source.slice(3, -1);
  if (ignoreCase && /^L[ltu]$/.test(category)) return undefined;
  const expression = category ? new RegExp(`\\p{${category}}`, 'u') : classes[letter.toLowerCase()];
  const isWanted = letter === letter.toLowerCase();
  return expression && ((unit) => expression.test(unit) === isWanted);
}

/** The unit that stands for itself or is escaped: `a`, `\-`, `\x41`, `\u0041`, `\t`. */
export function unitOf(token: string): string {
  if (!token.startsWith('\\')) return token;
  const code = /^\\[xu](.+)$/.exec(token)?.[1];
  return code ? String.fromCharCode(Number.parseInt(code, 16)) : (controls[token.charAt(1)] ?? token.charAt(1));
}

/**
 * The units in a set. Where case does not matter, undefined for a set beyond ASCII: which letters are the same there
 * depends on .NET's version and on its culture.
 */
export function charactersOf(set: CharacterSet, ignoreCase: boolean): Characters | undefined {
  const { ranges, classes: among = [], negated = false } = set;
  if (ignoreCase && !ranges.every(([, high]) => isAscii(high))) return undefined;
  const has = (unit: string) =>
    ranges.some(([low, high]) => low <= unit && unit <= high) || among.some((isOne) => isOne(unit));
  if (!ignoreCase) return (unit) => has(unit) !== negated;
  return (unit) => (has(unit.toLowerCase()) || has(unit.toUpperCase())) !== negated;
}

/** Where `\b` is: between a unit of a word and another. .NET counts the joiners among them. */
export function isWordEdge(text: string, at: number): boolean {
  return isWordUnit(text.charAt(at - 1)) !== isWordUnit(text.charAt(at));
}

export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function isWordUnit(unit: string): boolean {
  return /[\p{L}\p{Mn}\p{Nd}\p{Pc}\u200c\u200d]/u.test(unit);
}
