import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';
import type { Problem, ProfileField } from '../../domain/profile.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { Message } from './card-data.ts';
import { withCountryNames } from './country-params.ts';
import { labelOf } from './labels.ts';
import type { ViewContext } from './view.ts';

/**
 * The problem of a field in words, with the id by which a client finds it: `postalCodeError`, `postalCodeWarning`. A card
 * has an id once, so all warnings of a field are one message.
 */
function message(problem: Problem, { problems }: CustomerRequest, ctx: ViewContext): Message {
  const isError = problem.severity === 'error';
  const told = isError
    ? [problem]
    : problems.filter(({ field, severity }) => field === problem.field && severity === 'warning');
  return {
    id: `${problem.field}${isError ? 'Error' : 'Warning'}`,
    text: told.map(({ key, params }) => ctx.t(key, withCountryNames(params, ctx))).join(' '),
    color: isError ? 'attention' : 'warning',
    textColor: isError ? 'attention' : 'default',
  };
}

/** The first error and the first warning of every field. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ field, severity }) => {
    const key = `${field}.${severity}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The messages that stand at a field's own input. */
export function messagesAt(request: CustomerRequest, field: ProfileField, ctx: ViewContext): readonly Message[] {
  return distinct(request.problems)
    .filter((problem) => problem.field === field)
    .map((problem) => message(problem, request, ctx));
}

/**
 * The messages of the fields that `wants` picks, each with its field's name: they do not stand at their inputs. With the
 * country's requirements it is the name that the field has there.
 */
export function messagesOf(
  request: CustomerRequest,
  wants: (field: ProfileField) => boolean,
  ctx: ViewContext,
  requirements?: CountryRequirements,
): readonly Message[] {
  const nameOf = (field: ProfileField) => (requirements ? labelOf(field, requirements, ctx) : ctx.t(`field.${field}`));
  return distinct(request.problems)
    .filter(({ field }) => wants(field))
    .map((problem) => named(message(problem, request, ctx), nameOf(problem.field), ctx));
}

function named(unnamed: Message, field: string, { t }: ViewContext): Message {
  return { ...unnamed, text: t('failed.field', { field, text: unnamed.text }) };
}

/** "2 things need your attention"; empty when nothing blocks. */
export function summaryOf(request: CustomerRequest, { t }: ViewContext): string {
  const count = distinct(request.problems).filter(({ severity }) => severity === 'error').length;
  return count > 0 ? t('step.problems', { count }) : '';
}
