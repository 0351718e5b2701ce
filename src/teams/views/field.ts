import { maxLengthOf } from '../../domain/max-lengths.ts';
import type { ProfileField } from '../../domain/profile.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { Choice, ChoiceField, SearchField, TextField } from './form-data.ts';
import { messagesAt } from './messages.ts';
import type { ViewContext } from './view.ts';

interface Wording {
  readonly label: string;
  readonly placeholder?: string;
  readonly optional?: boolean;
}

/** Everything that fields have in common: the words, the value as it was typed, and what is wrong with it. */
function common(request: CustomerRequest, id: ProfileField, wording: Wording, ctx: ViewContext) {
  const { label, placeholder = '', optional = false } = wording;
  const messages = messagesAt(request, id, ctx);
  const textOf = (messageId: string) => messages.find((message) => message.id === messageId)?.text ?? '';
  return {
    id,
    label: optional ? ctx.t('step.optional', { label }) : label,
    placeholder,
    value: request.profile[id] ?? '',
    errorId: `${id}Error`,
    error: textOf(`${id}Error`),
    warningId: `${id}Warning`,
    warning: textOf(`${id}Warning`),
    hint: '',
    buttons: [],
  };
}

export function textField(
  request: CustomerRequest,
  id: ProfileField,
  wording: Wording & { readonly style?: TextField['style'] },
  ctx: ViewContext,
): TextField {
  return {
    ...common(request, id, wording, ctx),
    type: 'text',
    style: wording.style ?? 'Text',
    maxLength: maxLengthOf(id),
  };
}

/** More than a handful of choices are filtered by typing. */
export function choiceField(
  request: CustomerRequest,
  id: ProfileField,
  wording: Wording & { readonly choices: readonly Choice[] },
  ctx: ViewContext,
): ChoiceField {
  const { choices } = wording;
  return {
    ...common(request, id, wording, ctx),
    type: 'choice',
    style: choices.length > 10 ? 'filtered' : 'compact',
    choices,
  };
}

export function searchField(
  request: CustomerRequest,
  id: ProfileField,
  wording: Wording & { readonly choices: readonly Choice[]; readonly dataset: string },
  ctx: ViewContext,
): SearchField {
  const { choices, dataset } = wording;
  return { ...common(request, id, wording, ctx), type: 'search', choices, dataset };
}
