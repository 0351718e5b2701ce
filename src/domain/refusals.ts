import type { Refusal } from '../errors.ts';
import { type ProfileField, profileFields } from './profile.ts';
import { type RefusalMeaning, refusalMeanings } from './refusal-meanings.ts';

export interface RefusalDescription {
  /** A message key: `refusal.<name>`. */
  readonly key: string;
  readonly field?: ProfileField;
  readonly params: Readonly<Record<string, string>>;
  /** The rep can change something about the request that may help. */
  readonly canCorrect: boolean;
  /** The same request may succeed later. */
  readonly canRetry: boolean;
}

/** What a refusal means for the rep. At least one of `canCorrect` and `canRetry` is always true. */
export function describeRefusal(refusal: Refusal): RefusalDescription {
  const meaning = meaningOf(refusal);
  const field = meaning.field ?? profileFields.find((name) => name === refusal.field);
  return {
    key: `refusal.${nameOf(meaning, refusal, field)}`,
    ...(field ? { field } : {}),
    params: paramsOf(refusal),
    canCorrect: meaning.act !== 'operator' && meaning.act !== 'retry',
    canRetry: meaning.act !== 'correct',
  };
}

/**
 * Endpoint, status and code together decide, because Partner Center uses one code for different things; then the status
 * alone, where 500 stands for every 5xx.
 */
function meaningOf({ endpoint, status, code }: Refusal): RefusalMeaning {
  const fits = (meaning: RefusalMeaning) =>
    (meaning.endpoint === undefined || meaning.endpoint === endpoint) &&
    (meaning.status === status || (meaning.status === 500 && status > 500));
  return (
    refusalMeanings.find((meaning) => fits(meaning) && meaning.code === code) ??
    refusalMeanings.find((meaning) => fits(meaning) && meaning.code === undefined) ?? {
      status,
      name: 'unknown',
      act: 'either',
    }
  );
}

/** Two codes say more when Partner Center named the format or the property; no code of its own says "domain taken". */
function nameOf({ name }: RefusalMeaning, { pattern }: Refusal, field: ProfileField | undefined): string {
  if (name === 'registrationNumberInvalid' && pattern) return 'registrationNumberFormat';
  if (name === 'propertyInvalid' && field) return field === 'domain' ? 'domainInvalid' : 'fieldInvalid';
  return name;
}

function paramsOf({ code, status, pattern, correlationId }: Refusal): Record<string, string> {
  return { code: code || String(status), correlationId, ...(pattern ? { pattern } : {}) };
}

/** Every message key that `describeRefusal` can give. */
export const refusalKeys: readonly string[] = [
  ...new Set([
    ...refusalMeanings.map(({ name }) => name),
    'registrationNumberFormat',
    'fieldInvalid',
    'domainInvalid',
    'unknown',
  ]),
].map((name) => `refusal.${name}`);
