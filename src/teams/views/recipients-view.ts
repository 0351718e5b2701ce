import type { Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { requestButton } from './button.ts';
import type { Verb } from './card-data.ts';
import type { Field } from './form-data.ts';
import { requestHeader } from './header.ts';
import { type View, type ViewContext, view } from './view.ts';

/** So many people stand on the card itself; the rest is found by typing. */
const listedPeople = 30;
/** So many are found without typing. */
const comfortableList = 10;

export interface Recipients {
  readonly request: CustomerRequest;
  readonly people: readonly Person[];
  /** The one who was named is none of them. */
  readonly isUnknown: boolean;
}

interface Words {
  readonly title: string;
  readonly meaning: string;
  readonly label: string;
  readonly hint: string;
  readonly button: string;
  readonly verb: Verb;
  /** What is searched where there are too many to be listed. */
  readonly dataset: string;
  /** What is said instead of an empty choice. */
  readonly nobody?: string;
}

/** Whom to hand the password over to, and what that means. */
export function recipientsView(recipients: Recipients, ctx: ViewContext): View {
  const { t } = ctx;
  return personView(recipients, ctx, {
    title: t('card.handOver'),
    meaning: t('handover.meaning'),
    label: t('field.recipient'),
    hint: t('handover.who'),
    button: t('button.handOver'),
    verb: 'credential.handOver',
    dataset: 'people',
  });
}

/** Which approver to ask instead. */
export function delegatesView(recipients: Recipients, ctx: ViewContext): View {
  const { t } = ctx;
  return personView(recipients, ctx, {
    title: t('card.delegate'),
    meaning: t('delegate.meaning'),
    nobody: t('delegate.nobody'),
    label: t('field.instead'),
    hint: t('delegate.who'),
    button: t('button.delegate'),
    verb: 'request.delegate',
    dataset: 'approvers',
  });
}

function personView({ request, people, isUnknown }: Recipients, ctx: ViewContext, words: Words): View {
  const { t } = ctx;
  const nobody = people.length === 0 ? words.nobody : undefined;
  const choose = requestButton(request, words.verb, words.button, {
    style: 'positive',
    inputs: 'auto',
    data: { step: 'recipient' },
  });
  return view('form', {
    header: requestHeader(request, words.title, ctx),
    progress: { bars: [], text: '' },
    summary: '',
    problems: [{ id: 'meaning', text: nobody ?? words.meaning, color: 'warning', textColor: 'default' }],
    returned: '',
    notice: '',
    addresses: { title: '', options: [] },
    groups: nobody
      ? []
      : [
          {
            id: 'recipientFields',
            title: '',
            opener: '',
            rows: [{ fields: [recipientField(people, isUnknown, words, ctx)] }],
          },
        ],
    buttons: [...(nobody ? [] : [choose]), requestButton(request, 'request.view', t('button.back'))],
  });
}

function recipientField(people: readonly Person[], isUnknown: boolean, words: Words, { t }: ViewContext): Field {
  const field = {
    id: 'recipient',
    label: words.label,
    placeholder: t(people.length > comfortableList ? 'placeholder.search' : 'placeholder.choose'),
    value: '',
    errorId: 'recipientError',
    error: isUnknown ? t('handover.unknown') : '',
    warningId: 'recipientWarning',
    warning: '',
    hint: words.hint,
    buttons: [],
    choices: people.slice(0, listedPeople).map(({ name, objectId }) => ({ title: name, value: objectId })),
  };
  return people.length > listedPeople
    ? { ...field, type: 'search', dataset: words.dataset }
    : { ...field, type: 'choice', style: people.length > comfortableList ? 'filtered' : 'compact' };
}
