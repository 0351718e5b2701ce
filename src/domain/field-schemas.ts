import { z } from 'zod';
import { type FieldRule, fieldRules, type RuleContext } from './field-rules.ts';
import { type ProfileField, profileFields } from './profile.ts';
import { tidy } from './typed-text.ts';
import type { Finding } from './verdict.ts';

/** A right value in its normal form, and what should be said of it all the same. */
export interface CheckedValue {
  /** Absent: there is none, and none is needed. */
  readonly value?: string;
  readonly warning?: Finding;
}

export type FieldSchema = z.ZodType<CheckedValue, string>;
export type FieldSchemas = ReadonlyMap<ProfileField, FieldSchema>;

/** A context lives as long as the country's rules; what was built for an older one goes with it. */
const built = new WeakMap<object, Map<string, FieldSchemas>>();
const noCountry = {};

/** One schema a field, in the order of the fields; built on first use for a country. Messages are keys, never text. */
export function fieldSchemas(context: RuleContext): FieldSchemas {
  const ofCountry = built.get(context.requirements ?? noCountry) ?? new Map<string, FieldSchemas>();
  built.set(context.requirements ?? noCountry, ofCountry);
  const settings = JSON.stringify([context.domainSuffix, context.ownDomains, context.indirect]);
  const schemas = ofCountry.get(settings) ?? build(context);
  ofCountry.set(settings, schemas);
  return schemas;
}

function build(context: RuleContext): FieldSchemas {
  const rules = fieldRules(context);
  return new Map(
    profileFields.flatMap((field) => {
      const rule = rules[field];
      return rule ? [[field, schemaOf(rule)] as const] : [];
    }),
  );
}

/** Longer texts are nobody's typing: they are not even tidied, so that no text makes a rule slow. */
const longestTyped = 4_000;

function schemaOf(rule: FieldRule): FieldSchema {
  return z.string().transform((typed, context): CheckedValue => {
    if (typed.length > longestTyped) return refuse(context, typed, tooLong(rule));
    const finding = refusalOf(rule, tidy(typed));
    if (finding === undefined) return tidy(typed) === '' ? {} : checkedValue(rule, typed, context);
    return refuse(context, typed, finding);
  });
}

function refusalOf({ required, maxLength, example }: FieldRule, text: string): Finding | undefined {
  if (text === '' && required) {
    return example ? { key: 'problem.requiredExample', params: { example } } : { key: 'problem.required' };
  }
  return text.length > maxLength ? tooLong({ maxLength }) : undefined;
}

function tooLong({ maxLength }: Pick<FieldRule, 'maxLength'>): Finding {
  return { key: 'problem.tooLong', params: { max: String(maxLength) } };
}

function checkedValue(rule: FieldRule, typed: string, context: z.RefinementCtx): CheckedValue {
  const verdict = rule.check(typed);
  return 'refusal' in verdict ? refuse(context, typed, verdict.refusal) : verdict;
}

function refuse(context: z.RefinementCtx, typed: string, { key, params }: Finding): never {
  context.addIssue({ code: 'custom', message: key, input: typed, ...(params ? { params } : {}) });
  return z.NEVER;
}
