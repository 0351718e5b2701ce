import { type CharacterSet, type Characters, charactersOf, classOf, unitOf } from './characters.ts';

const category = 'C[cfnos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?';
const classEscape = `\\\\(?:[dDsSwW]|[pP]\\{(?:${category})\\})`;
/** `\<` and `\'` are missing: .NET takes what follows for the name of a group. */
const unitEscape = '\\\\(?:x[\\dA-Fa-f]{2}|u[\\dA-Fa-f]{4}|[tnrfv]|[ -&(-/:;=-@[-^`{-~])';

/** The source of an expression for what stands for one UTF-16 unit outside a set. */
export const oneUnit = `${classEscape}|${unitEscape}|[^\\\\()[\\]{}|*+?^$]`;

/** The same for a set. A bracket that comes first stands for itself; one inside may be a subtraction and is not read. */
export const wholeSet = '\\[(?:\\^|(?!\\^))(?:\\\\.|[^[\\\\])(?:\\\\.|[^[\\]\\\\])*\\]';

/** A class, a unit, or a range; a hyphen stands for itself at the beginning, at the end and after a class or a range. */
const item = new RegExp(
  `(?<among>${classEscape})|(?<low>${unitEscape}|[^\\\\])(?:-(?<high>${unitEscape}|[^\\\\])|(?!-.))`,
  'gsy',
);
const onlyClass = new RegExp(`^${classEscape}$`);

/** Which units `a`, `\d`, `.` or `[^a-z]` takes; undefined where .NET would refuse it or mean something else. */
export function readCharacters(token: string, ignoreCase: boolean): Characters | undefined {
  if (token === '.') return (unit) => unit !== '\n';
  if (onlyClass.test(token)) return classOf(token, ignoreCase);
  const set = token.startsWith('[') ? readSet(token, ignoreCase) : readUnit(token);
  return set && charactersOf(set, ignoreCase);
}

function readUnit(token: string): CharacterSet {
  return { ranges: [[unitOf(token), unitOf(token)]] };
}

function readSet(token: string, ignoreCase: boolean): CharacterSet | undefined {
  const negated = token.startsWith('[^');
  const body = token.slice(negated ? 2 : 1, -1);
  const items = [...body.matchAll(item)];
  if (items.map(([text]) => text).join('') !== body) return undefined;
  const ranges: [string, string][] = [];
  const classes: Characters[] = [];
  for (const { groups: { among = '', low = '', high = low } = {} } of items) {
    const isOne = classOf(among, ignoreCase);
    if (isOne) classes.push(isOne);
    else if (among === '' && isRange(low, high)) ranges.push([unitOf(low), unitOf(high)]);
    else return undefined;
  }
  return { ranges, classes, negated };
}

/** In .NET an escaped hyphen neither begins nor ends a range. */
function isRange(low: string, high: string): boolean {
  return low === high || (low !== '\\-' && high !== '\\-' && unitOf(low) <= unitOf(high));
}
