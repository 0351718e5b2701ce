import type { Button, Fact, Header, Message } from './card-data.ts';

/** What the templates of the wizard want to know: the steps, whose shape other forms share, and the review. */

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
  /** How an approver gave it back, and why; empty where none did. */
  readonly returned: string;
  /** Problems of fields that this step does not show. */
  readonly problems: readonly Message[];
  /** Something good to know that needs nothing done. */
  readonly notice: string;
  readonly addresses: { readonly title: string; readonly options: readonly AddressOption[] };
  readonly groups: readonly Group[];
  readonly buttons: readonly Button[];
}

export interface ReviewData {
  readonly header: Header;
  readonly progress: Progress;
  readonly summary: string;
  /** How an approver gave it back, and why; empty where none did. */
  readonly returned: string;
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
