import type { CloudTraits } from '../../flows/cloud-traits.ts';
import type { Translate } from '../strings/translate.ts';
import type { CardData, CardName } from './card-data.ts';

/** What one person may see of a request: a card's name and the data that its template wants. */
export interface View {
  readonly card: CardName;
  readonly data: CardData[CardName];
}

/** A view of exactly this card: the compiler checks the data against the card's own shape. */
export function view<Name extends CardName>(card: Name, data: CardData[Name]): View {
  return { card, data };
}

/** For whom a view is made, and what the deployment says. */
export interface ViewContext {
  readonly t: Translate;
  /** BCP 47 tag. */
  readonly locale: string;
  readonly cloud: CloudTraits;
  /** `onmicrosoft.com`, without a dot in front. */
  readonly domainSuffix: string;
  /** True when the partner is an indirect provider: a reseller is chosen. */
  readonly indirect: boolean;
  /** IANA name; UTC is shown, and named, when it is not known. */
  readonly timeZone?: string;
  /** Until when the stored password can be fetched, or that it was destroyed; nothing is said of it when absent. */
  readonly password?: Date | 'gone';
  /** The name of the request's owner, for other viewers. */
  readonly owner?: string;
  /** The name of the one person who may see the password, where that is not the viewer. */
  readonly holder?: string;
  /** Of a password that is no longer kept. */
  readonly receipt?: { readonly shownAt?: Date; readonly destroyedAt: Date };
  /** The owner may hand the password over to somebody else. */
  readonly offersHandOver?: boolean;
  /** The owner may remind the approvers now. */
  readonly offersNudge?: boolean;
  /** The owner may have a new password set from the card. */
  readonly offersReset?: boolean;
  /** The password may be offered in a dialog. */
  readonly dialogs?: boolean;
  /** How many minutes the password can be shown after the first time. */
  readonly revealMinutes: number;
  /** How many days a draft that nobody changes is kept. */
  readonly draftDays: number;
  /** The channel's ids (`29:…`) of those whose clients repaint the card by themselves; none when absent. */
  readonly refreshUserIds?: readonly string[];
}
