/**
 * What each template in `cards/` wants to know: every name here is used by its template and must be present.
 * A text that is not wanted is empty, a list that is not wanted has no entries; templates drop both with `$when` and `$data`.
 */

/** The verbs of our buttons. */
export const verbs = [
  'customer.new',
  'draft.save',
  'draft.back',
  'draft.edit',
  'draft.cancel',
  'draft.useAddress',
  'draft.useDomain',
  'request.submit',
  'request.withdraw',
  'request.approve',
  'request.reject',
  'request.return',
  'request.retry',
  'request.correct',
  'request.view',
  'credential.reveal',
  'credential.done',
  'credential.reset',
] as const;
export type Verb = (typeof verbs)[number];

/** What a button carries: ids and positions, never an identity, an outcome or a secret. */
export interface ButtonData {
  readonly requestId?: string;
  readonly version?: number;
  readonly step?: string;
  readonly suggestion?: number;
}

export interface Button {
  readonly title: string;
  readonly verb: Verb;
  readonly data: ButtonData;
  readonly style: 'default' | 'positive' | 'destructive';
  /** `auto` sends what was typed, `none` leaves it behind. */
  readonly inputs: 'auto' | 'none';
}

/** A page that opens in the browser. */
export interface Link {
  readonly title: string;
  readonly url: string;
}

export type Color = 'default' | 'accent' | 'good' | 'warning' | 'attention';

/** A state is told by a sign and a word; only the sign is coloured, so that the word is always easy to read. */
export interface State {
  readonly sign: string;
  readonly color: Color;
  readonly text: string;
}

/** What this is and where it stands, the same on every card. */
export interface Header {
  readonly title: string;
  /** `TD-1042 · Contoso`; empty on a card that is about no single request. */
  readonly subject: string;
  readonly state: State;
}

export interface Progress {
  /** One a step; the request has reached some of them. */
  readonly bars: readonly { readonly reached: boolean; readonly name: string }[];
  readonly text: string;
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

interface FieldBase {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly errorId: string;
  readonly error: string;
  readonly warningId: string;
  readonly warning: string;
  /** What to do about it, and buttons with values to take with one tap. */
  readonly hint: string;
  readonly buttons: readonly Button[];
}

export interface TextField extends FieldBase {
  readonly type: 'text';
  readonly style: 'Text' | 'Tel' | 'Email';
  readonly maxLength: number;
}

export interface ChoiceField extends FieldBase {
  readonly type: 'choice';
  readonly style: 'compact' | 'filtered';
  readonly choices: readonly Choice[];
}

/** A choice of more entries than a card can hold: the rest is searched for on the server. */
export interface SearchField extends FieldBase {
  readonly type: 'search';
  readonly choices: readonly Choice[];
  readonly dataset: string;
}

export type Field = TextField | ChoiceField | SearchField;

/** Fields that belong together: side by side where there is room. */
export interface Row {
  readonly fields: readonly Field[];
}

/** Fields under a heading. */
export interface Group {
  /** Of the element that holds the fields, so that the opener finds it. */
  readonly id: string;
  /** Empty without a heading. */
  readonly title: string;
  /** The title of the button that shows and hides the fields, which are hidden at first; empty when they always stand there. */
  readonly opener: string;
  readonly rows: readonly Row[];
}

export interface Fact {
  readonly title: string;
  /** TextBlock parses Markdown: what people typed is escaped here. */
  readonly value: string;
}

/** One address of a choice, line by line; what differs from the typed one is bold. */
export interface AddressOption {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly weight: 'Default' | 'Bolder' }[];
  readonly buttons: readonly Button[];
}

/** Steps one and two of the wizard. */
export interface FormData {
  readonly header: Header;
  readonly progress: Progress;
  readonly summary: string;
  /** Problems of fields that this step does not show. */
  readonly problems: readonly Message[];
  /** Something good to know that needs nothing done. */
  readonly notice: string;
  readonly addresses: { readonly title: string; readonly options: readonly AddressOption[] };
  readonly groups: readonly Group[];
  readonly buttons: readonly Button[];
}

/** A line with an id, so that it can be found: `<field>Error` or `<field>Warning`. */
export interface Message {
  readonly id: string;
  readonly text: string;
  /** Of the sign in front. Yellow words would be hard to read, so a warning's words have no colour. */
  readonly color: Color;
  readonly textColor: Color;
}

export interface ReviewData {
  readonly header: Header;
  readonly progress: Progress;
  readonly summary: string;
  readonly problems: readonly Message[];
  readonly sections: readonly {
    readonly title: string;
    readonly facts: readonly Fact[];
    readonly messages: readonly Message[];
    readonly edit: Button & { readonly tooltip: string };
  }[];
  /** The GDAP choice and what it means; none in a cloud without GDAP. */
  readonly toggles: readonly {
    readonly id: string;
    readonly label: string;
    readonly title: string;
    readonly value: string;
    readonly on: string;
    readonly off: string;
  }[];
  /** What it means to be created in this cloud; empty where nothing is special. */
  readonly cloud: string;
  /** What speaks against creating the customer at all. */
  readonly doubts: readonly Message[];
  readonly caution: string;
  readonly buttons: readonly Button[];
}

/** Every state after the wizard. */
export interface StatusData {
  readonly header: Header;
  readonly lead: string;
  /** How far it has come, one line a stage. */
  readonly trail: readonly (State & { readonly weight: 'Default' | 'Bolder' })[];
  /** Somebody else's words, shown apart from ours. */
  readonly quote: { readonly title: string; readonly text: string };
  readonly facts: readonly Fact[];
  readonly next: {
    readonly title: string;
    /** In front of a step its number, in front of what others do how far that is. */
    readonly items: readonly State[];
  };
  readonly note: string;
  readonly buttons: readonly Button[];
  readonly links: readonly Link[];
  readonly refresh: { readonly data: ButtonData; readonly userIds: readonly string[] };
}

export interface ListData {
  readonly header: Header;
  readonly empty: string;
  readonly items: readonly {
    readonly subject: string;
    readonly state: State;
    /** How far Microsoft's vetting is, or that the details are erased. */
    readonly validation: State;
    readonly open: Button & { readonly tooltip: string };
  }[];
  readonly note: string;
  readonly buttons: readonly Button[];
}

export interface HintData {
  readonly header: Header;
  readonly lead: string;
  readonly commands: readonly { readonly words: string; readonly explanation: string }[];
  readonly buttons: readonly Button[];
}

export interface CredentialData {
  readonly header: Header;
  readonly lead: string;
  readonly userNameLabel: string;
  readonly userName: string;
  readonly passwordLabel: string;
  readonly password: string;
  readonly notes: readonly string[];
  readonly buttons: readonly Button[];
}

/** The cards by name: the file `cards/<name>.json`. */
export interface CardData {
  readonly form: FormData;
  readonly review: ReviewData;
  readonly status: StatusData;
  readonly list: ListData;
  readonly hint: HintData;
  readonly credential: CredentialData;
}
export const cardNames = ['form', 'review', 'status', 'list', 'hint', 'credential'] as const;
export type CardName = (typeof cardNames)[number];
