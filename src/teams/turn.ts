import { ActivityTypes, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Person } from '../domain/person.ts';
import { printable } from '../domain/typed-text.ts';
import type { Conversation } from '../flows/ports/ports.ts';
import { type Verb, verbs } from './views/card-data.ts';

/** What an incoming activity asks for, read from what a client may have made up: every field is checked before use. */
export interface Turn {
  readonly person: Person;
  readonly conversation: Conversation;
  readonly locale: string;
  /** IANA name of the person's time zone, where the client tells it. */
  readonly timeZone?: string;
  /** The same for the same delivery of the same activity. */
  readonly origin: string;
  readonly ask: Ask;
}

export type Ask =
  | { readonly kind: 'text'; readonly text: string }
  | Action
  | DialogAsk
  | { readonly kind: 'search'; readonly dataset: string; readonly text: string }
  | { readonly kind: 'greeting' }
  /** Something that only a broken or a curious client sends. */
  | { readonly kind: 'unknownAction' }
  | { readonly kind: 'nothing' };

/** A card's button: its verb, what its `data` says, and the inputs of the card. */
export interface Action {
  readonly kind: 'action';
  readonly verb: Verb;
  readonly requestId: string;
  readonly version: number;
  readonly step: string;
  readonly suggestion: number;
  readonly inputs: Readonly<Record<string, string>>;
  /** False when the client repaints by itself; then nothing may change. */
  readonly isManual: boolean;
  /** The message whose card was clicked. */
  readonly messageId: string;
}

/** A button that opens a dialog, or the one within it. It comes from a person's click alone: no client repaints a dialog. */
export interface DialogAsk {
  readonly kind: 'dialog';
  readonly verb: 'credential.reveal' | 'credential.done';
  readonly requestId: string;
  readonly version: number;
}

const activity = z.looseObject({
  id: z.string().catch(''),
  from: z.looseObject({ id: z.string(), name: z.string().catch(''), aadObjectId: z.string().catch('') }),
  recipient: z.looseObject({ id: z.string() }).catch({ id: '' }),
  conversation: z.looseObject({
    id: z.string(),
    conversationType: z.enum(['personal', 'groupChat', 'channel']).catch('personal'),
    tenantId: z.string().catch(''),
  }),
  channelData: z
    .looseObject({ tenant: z.looseObject({ id: z.string().catch('') }).catch({ id: '' }) })
    .catch({ tenant: { id: '' } }),
});

const actionValue = z.looseObject({
  action: z.looseObject({ verb: z.enum(verbs), data: z.record(z.string(), z.unknown()).catch({}) }),
  trigger: z.string().catch('manual'),
});

/** Action.Submit, for clients that know no Action.Execute: the verb comes among the values. */
const submitValue = z.looseObject({ verb: z.enum(verbs) });

const dialogData = z.looseObject({
  requestId: z.string().min(1).transform(printable),
  version: z.unknown().transform(wholeNumber).pipe(z.number().nonnegative()),
});

/** What each of a dialog's invokes may ask for. Source: Teams, "Use dialogs with bots": the button's data is the value's. */
const dialogValues = {
  'task/fetch': z.looseObject({ data: dialogData.extend({ verb: z.literal('credential.reveal') }) }),
  'task/submit': z.looseObject({ data: dialogData.extend({ verb: z.literal('credential.done') }) }),
};

const searchValue = z.looseObject({ dataset: z.string().catch(''), queryText: z.string().catch('') });

/** The tenant that a turn comes from: what the channel says, never what a card says. */
export function tenantOf(context: TurnContext): string {
  const parsed = activity.safeParse(context.activity);
  if (!parsed.success) return '';
  return (parsed.data.channelData.tenant.id || parsed.data.conversation.tenantId).toLowerCase();
}

/** Reads a turn; undefined when the activity does not say who asks. */
export function readTurn(context: TurnContext): Turn | undefined {
  const parsed = activity.safeParse(context.activity);
  if (!parsed.success || parsed.data.from.aadObjectId === '') return undefined;
  const { id, from, recipient, conversation } = parsed.data;
  const person = { tenantId: tenantOf(context), objectId: from.aadObjectId, name: printable(from.name) };
  const { serviceUrl, localTimezone } = context.activity;
  const locale = isLocale(context.activity.locale) ? context.activity.locale : 'en-US';
  return {
    person,
    conversation: {
      person,
      conversationId: conversation.id,
      conversationType: conversation.conversationType,
      serviceUrl,
      userId: from.id,
      botId: recipient.id,
      locale,
      ...(localTimezone ? { timeZone: localTimezone } : {}),
    },
    locale,
    ...(localTimezone ? { timeZone: localTimezone } : {}),
    origin: printable(`${conversation.id}|${id}`),
    ask: readAsk(context),
  };
}

function readAsk({ activity: { type, name, value, text, replyToId = '', action } }: TurnContext): Ask {
  if (type === ActivityTypes.Invoke) {
    if (name === 'adaptiveCard/action') return readAction(value, replyToId);
    if (name === 'task/fetch' || name === 'task/submit') return readDialog(name, value);
    if (name !== 'application/search') return { kind: 'unknownAction' };
    const { dataset, queryText } = searchValue.catch({ dataset: '', queryText: '' }).parse(value);
    return { kind: 'search', dataset, text: queryText };
  }
  if (type === ActivityTypes.Message) {
    const submitted = submitValue.safeParse(value);
    if (submitted.success)
      return readAction({ action: { verb: submitted.data.verb, data: submitted.data } }, replyToId);
    return { kind: 'text', text: text ?? '' };
  }
  // The channel also tells of the same installation as a conversationUpdate: one greeting is enough.
  return { kind: type === ActivityTypes.InstallationUpdate && action === 'add' ? 'greeting' : 'nothing' };
}

function readAction(value: unknown, messageId: string): Ask {
  const parsed = actionValue.safeParse(value);
  if (!parsed.success) return { kind: 'unknownAction' };
  const { action, trigger } = parsed.data;
  const { data, verb } = action;
  return {
    kind: 'action',
    verb,
    requestId: typeof data.requestId === 'string' ? printable(data.requestId) : '',
    version: wholeNumber(data.version),
    step: typeof data.step === 'string' ? data.step : '',
    suggestion: wholeNumber(data.suggestion),
    inputs: Object.fromEntries(
      Object.entries(data)
        .filter(isScalar)
        .map(([id, input]) => [id, String(input)]),
    ),
    isManual: trigger.toLowerCase() === 'manual',
    messageId,
  };
}

function readDialog(name: keyof typeof dialogValues, value: unknown): Ask {
  const parsed = dialogValues[name].safeParse(value);
  if (!parsed.success) return { kind: 'unknownAction' };
  const { verb, requestId, version } = parsed.data.data;
  return { kind: 'dialog', verb, requestId, version };
}

function isScalar(entry: [string, unknown]): entry is [string, string | number | boolean] {
  return ['string', 'number', 'boolean'].includes(typeof entry[1]);
}

/** Clients may turn a number into text on its way. */
function wholeNumber(value: unknown): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : -1;
}

function isLocale(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
