import type { Person } from '../../domain/person.ts';

/**
 * Whom a message shows a request: its owner, the holder of its password, who was that before somebody else, or one
 * approver; or everybody in the channel where approvers are asked. Each sees what is theirs to see.
 */
export type Audience = 'owner' | 'holder' | 'formerHolder' | 'channel' | `approver:${string}`;

/** The audience that is this one approver. */
export function approverAudience({ objectId }: Pick<Person, 'objectId'>): Audience {
  return `approver:${objectId.toLowerCase()}`;
}

/** The approver's Entra object id; undefined of another audience. */
export function approverOf(audience: Audience): string | undefined {
  return audience.startsWith('approver:') ? audience.slice('approver:'.length) : undefined;
}

/** Where a chat message of ours stands. */
export interface SentMessage {
  readonly requestId: string;
  readonly audience: Audience;
  readonly conversationId: string;
  readonly activityId: string;
  readonly serviceUrl: string;
  /** Shown to its recipient alone; updates and deletes must say so again. */
  readonly targeted: boolean;
  /** The request's version that the message shows. */
  readonly version: number;
}

/** A conversation with a person, enough to send there without an incoming activity. */
export interface Conversation {
  readonly person: Person;
  readonly conversationId: string;
  readonly conversationType: 'personal' | 'groupChat' | 'channel';
  readonly serviceUrl: string;
  /** The channel's own id of the person: `29:…`. */
  readonly userId: string;
  readonly botId: string;
  /** BCP 47 tag of the person's client there; absent where it was not told. */
  readonly locale?: string;
  /** IANA name; absent where it was not told. */
  readonly timeZone?: string;
}

/** Where the requests of a tenant are shown to their approvers. */
export interface ApprovalChannel {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly botId: string;
  /** BCP 47 tag of whoever chose it. */
  readonly locale: string;
}

/** What people are told about a request without having asked: of a password that waits, of somebody who tried to see it. */
export const requestNoticeKinds = [
  'passwordWaits',
  'somebodyTried',
  'openChat',
  'request.approved',
  'request.rejected',
  'request.returned',
  'request.expired',
  'approvalReminder',
  'approvalNudge',
  'approvalAgain',
  'approvalStuck',
] as const;
export type RequestNoticeKind = (typeof requestNoticeKinds)[number];

/** A notice to one person. Only one of a kind and subject is ever made for them about a request. */
export interface NewRequestNotice {
  readonly requestId: string;
  readonly person: Person;
  readonly kind: RequestNoticeKind;
  /** What makes it another one of its kind; an id or a time, no secret. */
  readonly subject: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface RequestNotice extends NewRequestNotice {
  readonly id: string;
}

/** What approvers are told without having asked, once each in an outage: what they have to mend, and that it is over. */
export const notices = ['signInConsent', 'signInCredentials', 'signInSealingKeys', 'signInWorks'] as const;
export type Notice = (typeof notices)[number];

/** One notice to one person in one outage of the sign-in. */
export interface OutageNotice {
  readonly outageId: number;
  readonly notice: Notice;
  /** Entra object id, in upper or lower case. */
  readonly objectId: string;
}
