import { withoutComments, withoutCommentsAndStrings } from './code-text.ts';
import { lineAt, type SourceFile, type Violation } from './source-file.ts';

interface CodeRule {
  readonly rule: string;
  readonly pattern: RegExp;
  /** Paths for which the pattern is fine. */
  readonly allowed?: RegExp;
  /** Where to look: code alone, code with its strings, or the whole text with comments. Code alone by default. */
  readonly within?: 'code' | 'strings' | 'text';
}

const sandboxMain = String.raw`^src\/sandbox\/(?:.*\/)?main\.ts$`;

/** What the source alone must not do. */
export const sourceRules: readonly CodeRule[] = [
  {
    rule: 'the environment is read in config.ts and by the programs only',
    pattern: /\bprocess\s*(?:\.|\?\.)\s*env\b|\bprocess\[|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/g,
    allowed: new RegExp(String.raw`^src\/(?:config|main|consent|doctor|requests|audit|seal)\.ts$|${sandboxMain}`),
  },
  {
    rule: 'time and randomness come from system.ts',
    pattern:
      /\bnew\s+Date\s*(?:\(\s*\)|(?!\s*\())|\bDate\s*\.\s*now\b|\bMath\s*\.\s*random\b|\bperformance\s*\.\s*now\b/g,
    allowed: new RegExp(String.raw`^src\/system\.ts$|${sandboxMain}`),
  },
  {
    rule: 'cards/ is read by teams only',
    pattern: /['"`](?:\.{1,2}\/)*cards\//g,
    allowed: /^src\/teams\//,
    within: 'strings',
  },
];

/** What neither source nor tests may hold. */
export const styleRules: readonly CodeRule[] = [
  { rule: 'no default export', pattern: /\bexport\s+default\b|\bas\s+default\b/g },
  { rule: 'no enum', pattern: /^[ \t]*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s+\w+/gm },
  { rule: 'no any', pattern: /(?:[:<|&,(]\s*|\bas\s+|=>\s*)any\b(?!\s*[.(:'-])/g },
  { rule: 'no non-null assertion', pattern: /[\w)\]]!(?=[.;,)\]}[]|\s*$)/gm },
  {
    rule: 'no test is focused or skipped',
    pattern: /\b(?:describe|context|it|specify|suite|test)\s*\.\s*(?:only|skip)\b|\bx(?:it|describe|context)\s*\(/g,
  },
  { rule: 'no compiler check is switched off', pattern: /@ts-(?:ignore|expect-error|nocheck)/g, within: 'text' },
  { rule: 'no lint rule is switched off without a reason', pattern: /biome-ignore(?![^\n]*:\s*\S)/g, within: 'text' },
  {
    rule: 'no path of one machine',
    pattern: /(?<![\w.:}/-])\/(?:home|root|Users|work|tmp|mnt)\/|\b[A-Z]:\\\\/g,
    within: 'text',
  },
];

export function codeViolations(file: SourceFile, rules: readonly CodeRule[]): readonly Violation[] {
  return rules
    .filter(({ allowed }) => !allowed?.test(file.path))
    .flatMap(({ rule, pattern, within }) =>
      [...searched(file.text, within).matchAll(pattern)].map((match) => ({
        path: file.path,
        line: lineAt(file.text, match.index),
        rule,
      })),
    );
}

function searched(text: string, within: CodeRule['within']): string {
  if (within === 'text') return text;
  return within === 'strings' ? withoutComments(text) : withoutCommentsAndStrings(text);
}
