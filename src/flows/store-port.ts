import type { Actor, Person } from '../domain/person.ts';
import type { CustomerRequest, RequestState } from '../domain/request.ts';
import type { Sealed } from './ports.ts';

/** A row of the append-only audit table, written in the transaction of what it tells of. */
export interface AuditEntry {
  readonly requestId: string;
  readonly version: number;
  readonly actor: Actor;
  readonly event: AuditEvent;
  readonly at: Date;
  /** Ids and codes only: no personal data, no secret. */
  readonly facts?: Readonly<Record<string, string>>;
}

export const auditEvents = [
  'request.started',
  'request.cancelled',
  'request.submitted',
  'request.withdrawn',
  'request.retried',
  'request.corrected',
  'creation.started',
  'creation.posted',
  'creation.succeeded',
  'creation.refused',
  'creation.unclear',
  'credential.claimed',
  'credential.destroyed',
  'credential.expired',
  'validation.changed',
] as const;
export type AuditEvent = (typeof auditEvents)[number];

export const jobNames = ['create-customer', 'deliver', 'check-validation-status'] as const;
export type JobName = (typeof jobNames)[number];

export interface Job {
  readonly name: JobName;
  readonly requestId: string;
}

/** The stored credential of a created customer. The user name is no secret; the password is only here, sealed. */
export interface Credential {
  readonly requestId: string;
  readonly owner: Person;
  /** Absent once destroyed. */
  readonly sealed?: Sealed;
  readonly createdAt: Date;
  readonly claimedAt?: Date;
  readonly destroyedAt?: Date;
}

/** Where a chat message of ours stands. */
export interface SentMessage {
  readonly requestId: string;
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
}

/** What approvers are told without having asked: once each, until it is over. */
export const notices = ['signInConsent', 'signInCredentials', 'signInSealingKeys'] as const;
export type Notice = (typeof notices)[number];

export interface Store {
  findRequest(id: string): Promise<CustomerRequest | undefined>;
  findRequestByNumber(number: number): Promise<CustomerRequest | undefined>;
  /** The owner's requests, newest change first. */
  listRequests(owner: Person, limit: number): Promise<readonly CustomerRequest[]>;
  /** The owner's newest requests' countries are a good first guess for the next one. */
  lastCountry(owner: Person): Promise<string | undefined>;
  /** Another live request (draft excluded) for the same domain, whoever owns it. */
  findRequestByDomain(domain: string, exceptId: string): Promise<CustomerRequest | undefined>;
  /** Whether another request has this customer. */
  isCustomerOfAnother(customerId: string, requestId: string): Promise<boolean>;
  findCredential(requestId: string): Promise<Credential | undefined>;
  /** Requests whose password is still stored though its time is over: never claimed, or claimed long enough ago. */
  expiredCredentials(limits: {
    readonly createdBefore: Date;
    readonly claimedBefore: Date;
  }): Promise<readonly string[]>;
  listMessages(requestId: string): Promise<readonly SentMessage[]>;
  /** A conversation with the person: their own chat with the bot if it is known, else one that they share. */
  findConversation(person: Person): Promise<Conversation | undefined>;
  /** The own chat with the bot of the person with this Entra object id. */
  findPersonalChat(objectId: string): Promise<Conversation | undefined>;
  /** Requests whose creation should run and whose lease, if any, is over. */
  dueCreations(now: Date): Promise<readonly string[]>;
  /** Requests with a message that shows an older version, in a state that changes by itself, not touched since `before`. */
  dueDeliveries(before: Date): Promise<readonly string[]>;
  /** Requests whose customer's validation status is to be looked at by now. */
  dueValidationChecks(now: Date): Promise<readonly string[]>;
  /** When the validation status is to be looked at next; undefined when that is over. */
  nextValidationCheck(requestId: string): Promise<Date | undefined>;
  /** Ends every lease on a creation: only where no other process can have the database open. */
  releaseLeases(): Promise<void>;
  /** Requests by state, for the metrics. */
  countByState(): Promise<Readonly<Partial<Record<RequestState, number>>>>;

  rememberConversation(conversation: Conversation): Promise<void>;
  /** Adds the message, or changes which request and version it shows. */
  rememberMessage(message: SentMessage): Promise<void>;
  forgetMessage(conversationId: string, activityId: string): Promise<void>;

  /**
   * True for one caller, who then tells the person: nobody has told them since the notice was over, nor is somebody at it
   * since `abandonedBefore`.
   */
  claimNotice(notice: Notice, objectId: string, at: Date, abandonedBefore: Date): Promise<boolean>;
  /** The person knows; or never will. */
  settleNotice(notice: Notice, objectId: string, at: Date): Promise<void>;
  /** These are over: when they come up again, everybody is told again. */
  endNotices(over: readonly Notice[]): Promise<void>;

  /** Sets when to look at the validation status next; without a time that is over. */
  setValidationCheck(requestId: string, at: Date | undefined): Promise<void>;

  /** A change that nothing else goes with: `saveRequest` of a transaction by itself. */
  saveRequest(next: CustomerRequest, expectedVersion: number): Promise<void>;

  /** All or nothing. Jobs sent in it run only if it commits. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** A request that is not stored yet: the store gives it its number. */
export type NewRequest = Omit<CustomerRequest, 'number'> & {
  /** The activity that began it; the same activity delivered twice begins one request. */
  readonly origin: string;
};

export interface Transaction {
  /** Stores the request, or answers the one that the same `origin` began before. */
  insertRequest(request: NewRequest): Promise<{ readonly request: CustomerRequest; readonly isNew: boolean }>;
  /**
   * Stores `next` if the stored version is still `expectedVersion`.
   * @throws AppError `request.changed` when it is not: the transaction is rolled back
   */
  saveRequest(next: CustomerRequest, expectedVersion: number): Promise<void>;
  /** Messages that show version `from` show `to` as well, because nothing that can be seen changed. */
  carryMessages(requestId: string, from: number, to: number): Promise<void>;
  setValidationCheck(requestId: string, at: Date | undefined): Promise<void>;
  insertCredential(credential: Credential): Promise<void>;
  /** Marks the credential as claimed; false when it is destroyed. The first claim's time stays. */
  claimCredential(requestId: string, at: Date): Promise<boolean>;
  /** Removes the ciphertext; false when there was none. */
  destroyCredential(requestId: string, at: Date): Promise<boolean>;
  appendAudit(entry: AuditEntry): Promise<void>;
  sendJob(job: Job): Promise<void>;
}
