import type { FormData, ReviewData } from './form-data.ts';

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
  'request.delegate',
  'request.nudge',
  'request.retry',
  'request.correct',
  'request.view',
  'credential.reveal',
  'credential.done',
  'credential.reset',
  'credential.handOver',
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

/**
 * A button whose verb travels in its data: one that opens a dialog, which no Action.Execute can, or one within a dialog,
 * where there is no Action.Execute. Source: Teams, "Use dialogs with bots".
 */
export interface DialogButton {
  readonly title: string;
  readonly data: ButtonData & { readonly verb: Verb; readonly msteams?: { readonly type: 'task/fetch' } };
  readonly style: Button['style'];
  /** Secondary ones stand in the menu behind the others. */
  readonly mode: 'primary' | 'secondary';
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

export interface Fact {
  readonly title: string;
  /** TextBlock parses Markdown: what people typed is escaped here. */
  readonly value: string;
}

/** A line with an id, so that it can be found: `<field>Error` or `<field>Warning`. */
export interface Message {
  readonly id: string;
  readonly text: string;
  /** Of the sign in front. Yellow words would be hard to read, so a warning's words have no colour. */
  readonly color: Color;
  readonly textColor: Color;
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
  readonly dialogs: readonly DialogButton[];
  /** Behind the other buttons. */
  readonly more: readonly Button[];
  readonly links: readonly Link[];
  readonly refresh: { readonly data: ButtonData; readonly userIds: readonly string[] };
}

/** A request as an approver sees it. */
export interface ApprovalData {
  readonly header: Header;
  readonly lead: string;
  /** What people said to it, one line each. */
  readonly trail: StatusData['trail'];
  /** What speaks against it. */
  readonly warnings: { readonly title: string; readonly items: readonly Message[] };
  /** Everything that will be sent. */
  readonly sections: readonly { readonly title: string; readonly facts: readonly Fact[] }[];
  readonly gdap: string;
  /** One field, or none when there is nothing to decide. */
  readonly reasons: readonly {
    readonly id: string;
    readonly label: string;
    readonly placeholder: string;
    readonly value: string;
    readonly errorId: string;
    readonly error: string;
  }[];
  readonly note: string;
  readonly buttons: readonly Button[];
  readonly more: readonly Button[];
  readonly refresh: StatusData['refresh'];
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
  /** In the chat. */
  readonly buttons: readonly Button[];
  /** In a dialog. */
  readonly dialogButtons: readonly DialogButton[];
}

/** The cards by name: the file `cards/<name>.json`. */
export interface CardData {
  readonly form: FormData;
  readonly review: ReviewData;
  readonly status: StatusData;
  readonly approval: ApprovalData;
  readonly list: ListData;
  readonly hint: HintData;
  readonly credential: CredentialData;
}
export const cardNames = ['form', 'review', 'status', 'approval', 'list', 'hint', 'credential'] as const;
export type CardName = (typeof cardNames)[number];
