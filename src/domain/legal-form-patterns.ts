import { casedForms, formsByScript, latinForms, unspacedForms } from './legal-form-names.ts';

const letter = String.raw`[\p{L}\p{M}\p{N}]`;
const noLetter = String.raw`[^\p{L}\p{M}\p{N}]`;

const unspaced = new RegExp(alternatives(unspacedForms), 'gu');
const foreign = [...atEnds(Object.values(formsByScript).flat(), 'iu'), ...atEnds(casedForms, 'u')];
const latin = atEnds(latinForms, 'iu');

/** A name in its own script without the legal forms of other scripts than Latin. Something with a letter or digit stays. */
export function withoutForeignForms(companyName: string): string {
  const name = companyName.normalize('NFKC');
  return without(without(name, [unspaced]), foreign);
}

/** A name in ASCII without the forms of several words. Something with a letter or digit stays. */
export function withoutLatinPhrases(companyName: string): string {
  return without(companyName, latin);
}

/** Forms stand behind each other: what is not last at first may be so when another is gone. */
function without(name: string, patterns: readonly RegExp[]): string {
  let rest = name;
  for (;;) {
    const shorter = patterns.reduce((text, pattern) => {
      const left = text.replace(pattern, ' ').trim();
      return /[\p{L}\p{N}]/u.test(left) ? left : text;
    }, rest);
    if (shorter === rest) return rest;
    rest = shorter;
  }
}

function atEnds(forms: readonly string[], flags: string): readonly RegExp[] {
  const any = alternatives(forms);
  return [
    new RegExp(`^${noLetter}*${any}(?!${letter})`, flags),
    new RegExp(`(?<!${letter})${any}${noLetter}*$`, flags),
  ];
}

/** Longest first. A name is looked at in NFKC, in which Thai letters are others than people type. */
function alternatives(forms: readonly string[]): string {
  const longestFirst = forms.map((form) => form.normalize('NFKC')).sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(patternOf).join('|')})`;
}

function patternOf(form: string): string {
  const between = form.includes('.') ? String.raw`[.\s/]*` : String.raw`[\s-]+`;
  const parts = form.split(/[.\s-]+/).filter(Boolean);
  return parts.map((part) => part.replace(/[()]/g, String.raw`\$&`).replace('"', `["'״׳“”’]*`)).join(between);
}
