/** Keys and positions from the policy down to what is wrong; empty for the policy as a whole. */
export type PolicyPath = readonly (string | number)[];

/** Something wrong in an approval policy, for whoever wrote it. */
export interface PolicyProblem {
  readonly path: PolicyPath;
  /** Goes on from the path: `must be a whole number from 0 to 5.` */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
  /** From 1; absent for what was not read from a file, or is no line's fault. */
  readonly line?: number;
}

/** A policy that cannot be used, with all that is wrong in it. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  constructor(readonly problems: readonly PolicyProblem[]) {
    super(problems.map(problemText).join('\n'));
  }
}

/** A problem in one line: `line 12, rules[0].approvalsNeeded: must be … Write …` */
export function problemText({ path, message, remedy, line }: PolicyProblem): string {
  const where = [line === undefined ? '' : `line ${line}`, pathText(path)].filter((part) => part !== '').join(', ');
  return `${where === '' ? 'The policy' : `${where}:`} ${message} ${remedy}`;
}

/** The path as people write it: `rules[0].when.countries[2]`. */
function pathText(path: PolicyPath): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text.replace(/^\./, '');
}
