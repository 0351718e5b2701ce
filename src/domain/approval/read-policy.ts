import { z } from 'zod';
import type { ApprovalPolicy, ApprovalRule, Team } from './approval-policy.ts';
import { checkRules } from './check-rules.ts';
import { nearestName } from './nearest-name.ts';
import type { PolicyPath, PolicyProblem } from './policy-problem.ts';
import { remedyAt } from './policy-remedies.ts';
import { knownKeys, policySchema, ruleSchema, teamSchema } from './policy-schema.ts';
import { usualCalendar } from './working-calendar.ts';

/** What came of reading a policy. */
export type PolicyReading = { readonly policy: ApprovalPolicy } | { readonly problems: readonly PolicyProblem[] };

/** What can be read of a policy in which something is wrong: one problem must not hide another. */
const readable = z
  .object({
    rules: z.array(ruleSchema.optional().catch(undefined)).catch([]),
    teams: z.array(teamSchema.optional().catch(undefined)).catch([]),
    calendar: z.unknown().optional(),
  })
  .catch({ rules: [], teams: [], calendar: undefined });

/** Reads a policy as its author wrote it, with all that is wrong in it, or the policy with what was left out filled in. */
export function readPolicy(value: unknown): PolicyReading {
  const read = policySchema.safeParse(value);
  const { rules, teams, calendar } = read.success ? read.data : readable.parse(value);
  const problems = [
    ...(read.error?.issues ?? []).flatMap(explain),
    ...checkNames('rules', rules),
    ...checkNames('teams', teams),
    ...checkRules(rules),
    ...(calendar === undefined ? checkDays(rules) : []),
  ];
  if (!read.success || problems.length > 0) return { problems };
  return { policy: { ...read.data, calendar: read.data.calendar ?? usualCalendar } };
}

function explain(issue: z.core.$ZodIssue): readonly PolicyProblem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  const better: unknown = issue.code === 'custom' ? issue.params?.remedy : undefined;
  return [{ path, message: issue.message, remedy: typeof better === 'string' ? better : remedyAt(keyOf(path)) }];
}

function unknownKey(path: PolicyPath, key: string): PolicyProblem {
  const known = knownKeys[keyOf(path)] ?? [];
  const meant = nearestName(key, known);
  const names = known.map((name) => `"${name}"`).join(', ');
  return {
    path: [...path, key],
    message: 'is not a key that is known here.',
    remedy: meant === undefined ? `Remove it; known are ${names}.` : `Did you mean "${meant}"?`,
  };
}

/** The key under which the place stands, be it in a list. */
function keyOf(path: PolicyPath): string {
  const key = path.findLast((step) => typeof step === 'string');
  return typeof key === 'string' ? key : '';
}

/** Names stand on cards and in the audit: one must mean one. */
function checkNames(
  key: 'rules' | 'teams',
  named: readonly (ApprovalRule | Team | undefined)[],
): readonly PolicyProblem[] {
  const names = named.map((entry) => entry?.name.toLowerCase());
  return names.flatMap((name, at) => {
    if (name === undefined || names.indexOf(name) === at) return [];
    return [{ path: [key, at, 'name'], message: 'is a name that stands above already.', remedy: remedyAt('name') }];
  });
}

/** Working days are nobody's without a time zone. */
function checkDays(rules: readonly (ApprovalRule | undefined)[]): readonly PolicyProblem[] {
  return rules.flatMap((rule, at) => {
    if (rule === undefined || 'hours' in rule.expiresAfter) return [];
    const path = ['rules', at, 'expiresAfter', 'workingDays'];
    const remedy = 'Add "calendar": { "timeZone": "Europe/Berlin" } to the policy, with your own time zone.';
    return [{ path, message: 'needs to know your time zone.', remedy }];
  });
}
