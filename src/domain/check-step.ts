import { suggestDomainPrefix } from './domain-prefixes.ts';
import type { RuleContext } from './field-rules.ts';
import { type FieldSchema, fieldSchemas } from './field-schemas.ts';
import { type Problem, type Profile, type ProfileField, type Step, stepFields, steps } from './profile.ts';
import { printable, tidy } from './typed-text.ts';

export type CheckContext = RuleContext;

export interface CheckedProfile {
  readonly profile: Profile;
  readonly problems: readonly Problem[];
}

/** These follow from the other fields when they are left empty. */
const derivedFields: ReadonlySet<ProfileField> = new Set(['culture', 'language', 'enableGDAPByDefault']);

/**
 * Checks one step's fields. Values come back normalised where they are right and as typed where they are wrong (but for
 * control characters); all problems at once, in the order of the fields. A value of a field that the country has not is
 * dropped. What can be derived may be empty.
 */
export function checkStep(step: Step, profile: Profile, context: CheckContext): CheckedProfile {
  const checked = new Map(Object.entries(profile) as [ProfileField, string][]);
  const problems: Problem[] = [];
  const schemas = fieldSchemas(context);
  for (const field of stepFields[step]) {
    const typed = printable(profile[field] ?? '');
    const schema = schemas.get(field);
    const { value, problem } =
      schema && !(tidy(typed) === '' && canBeDerived(field, profile)) ? checkField(field, typed, schema) : noValue;
    if (value) checked.set(field, value);
    else checked.delete(field);
    if (problem) problems.push(problem);
  }
  return { profile: Object.fromEntries(checked), problems };
}

/** The same for all steps. */
export function checkProfile(profile: Profile, context: CheckContext): CheckedProfile {
  return steps.reduce<CheckedProfile>(
    (sofar, step) => {
      const checked = checkStep(step, sofar.profile, context);
      return { profile: checked.profile, problems: [...sofar.problems, ...checked.problems] };
    },
    { profile, problems: [] },
  );
}

interface CheckedField {
  readonly value?: string;
  readonly problem?: Problem;
}

const noValue: CheckedField = {};

function checkField(field: ProfileField, typed: string, schema: FieldSchema): CheckedField {
  const result = schema.safeParse(typed);
  if (result.success) {
    const { value, warning } = result.data;
    return {
      ...(value === undefined ? {} : { value }),
      ...(warning ? { problem: { field, severity: 'warning', ...warning } } : {}),
    };
  }
  const issue = result.error.issues[0];
  const params = issue?.code === 'custom' ? issue.params : undefined;
  const key = issue?.message ?? 'problem.invalid';
  return { value: typed, problem: { field, severity: 'error', key, ...(params ? { params } : {}) } };
}

/** Without a company name the domain need not be asked for: the missing name is. */
function canBeDerived(field: ProfileField, { companyName = '' }: Profile): boolean {
  if (field === 'domain') return tidy(companyName) === '' || suggestDomainPrefix(companyName) !== '';
  return derivedFields.has(field);
}
