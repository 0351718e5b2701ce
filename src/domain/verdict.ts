/** Something to say of a value: a message key, and what fills it in. */
export interface Finding {
  readonly key: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** What a rule says of a typed value: right, in its normal form and perhaps with a warning, or wrong. */
export type Verdict = { readonly value: string; readonly warning?: Finding } | { readonly refusal: Finding };

export function right(value: string, warning?: Finding): Verdict {
  return warning ? { value, warning } : { value };
}

export function wrong(key: string, params?: Readonly<Record<string, string>>): Verdict {
  return { refusal: params ? { key, params } : { key } };
}

/** The verdict on a value of the wrong form; says how a right one looks where that is known. */
export function wrongFormat(example: string): Verdict {
  return example === '' ? wrong('problem.invalid') : wrong('problem.format', { example });
}
