import type { Actor, Person } from '../../domain/person.ts';
import type { CustomerRequest, RequestState } from '../../domain/request.ts';
import type { AuditSource } from './audit-port.ts';
import type {
  ApprovalChannel,
  Audience,
  Conversation,
  NewRequestNotice,
  OutageNotice,
  RequestNotice,
  SentMessage,
} from './chat-port.ts';
import type { Job } from './job-port.ts';
import type { OtherRequests, WhoseCustomer } from './other-requests-port.ts';
import type { Sealed } from './ports.ts';
import type { WebhookEvent } from './webhook-port.ts';

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
  'request.approved',
  'request.rejected',
  'request.returned',
  'request.delegated',
  'request.nudged',
  'request.reminded',
  'request.escalated',
  'request.expired',
  'request.retried',
  'request.corrected',
  'creation.started',
  'creation.posted',
  'creation.succeeded',
  'creation.refused',
  'creation.unclear',
  'credential.claimed',
  'credential.shownAgain',
  'credential.denied',
  'credential.handedOver',
  'credential.reminded',
  'credential.destroyed',
  'credential.expired',
  'credential.resetAsked',
  'credential.reset',
  'credential.resetRefused',
  'validation.changed',
  'request.erased',
  'operator.retried',
  'operator.resolved',
] as const;
export type AuditEvent = (typeof auditEvents)[number];

/** The stored credential of a created customer. The user name is no secret; the password is only here, sealed. */
export interface Credential {
  readonly requestId: string;
  readonly owner: Person;
  /** Whom the owner named to receive it instead: then nobody else may, the owner neither. */
  readonly holder?: Person;
  /** Absent once destroyed. */
  readonly sealed?: Sealed;
  readonly createdAt: Date;
  /** When it was shown first. */
  readonly claimedAt?: Date;
  readonly remindedAt?: Date;
  readonly destroyedAt?: Date;
}

/** As it is from the claim on. */
export interface ClaimedCredential {
  readonly credential: Credential;
  /** Nobody claimed it before: the time of this claim stays. */
  readonly isFirst: boolean;
}

/** A new password on its way to Partner Center, taken by one process. Nobody can be shown it yet. */
export interface PendingReset {
  readonly requestId: string;
  /** Counts from 1. Whoever comes with an older one lost the reset to another process and changes nothing of it. */
  readonly attempt: number;
  /** Attempts that ended without a definite answer. */
  readonly failures: number;
  readonly askedAt: Date;
  /** Present once an attempt was about to send it. */
  readonly sealed?: Sealed;
}

/** A password's time is over when it was made by the one time and never claimed, or claimed by the other. */
export interface CredentialLimits {
  readonly createdBefore: Date;
  readonly claimedBefore: Date;
}

/** Drafts that nobody touched since the one time, and ended requests since the other, hold personal data for too long. */
export interface ErasureLimits {
  readonly draftsBefore: Date;
  readonly endedBefore: Date;
}

export interface Store extends AuditSource {
  findRequest(id: string): Promise<CustomerRequest | undefined>;
  findRequestByNumber(number: number): Promise<CustomerRequest | undefined>;
  /** The owner's requests, newest change first. */
  listRequests(owner: Person, limit: number): Promise<readonly CustomerRequest[]>;
  /** Requests whose password waits for this person, to whom their owner handed it over. */
  listHeld(holder: Person): Promise<readonly CustomerRequest[]>;
  /** The owner's newest requests' countries are a good first guess for the next one. */
  lastCountry(owner: Person): Promise<string | undefined>;
  /** Another live request (draft excluded) for the same domain, whoever owns it. */
  findRequestByDomain(domain: string, exceptId: string): Promise<CustomerRequest | undefined>;
  /**
   * The other requests of the owner's tenant for the same customer, those that ended left out: of several the one that came
   * furthest out of the wizard, the newest of them. Customers of the same company count if they were created after that.
   */
  findOtherRequests(of: WhoseCustomer, createdAfter: Date): Promise<OtherRequests>;
  /** Whether another request has this customer. */
  isCustomerOfAnother(customerId: string, requestId: string): Promise<boolean>;
  findCredential(requestId: string): Promise<Credential | undefined>;
  /** Requests whose password is still stored though its time is over: never claimed, or claimed long enough ago; oldest first. */
  expiredCredentials(limits: CredentialLimits, limit: number): Promise<readonly string[]>;
  /** Requests whose password waits to be fetched since then, and nobody was reminded; longest waiting first. */
  waitingCredentials(createdBefore: Date, limit: number): Promise<readonly string[]>;
  listMessages(requestId: string): Promise<readonly SentMessage[]>;
  /** A conversation with the person: their own chat with the bot if it is known, else one that they share. */
  findConversation(person: Person): Promise<Conversation | undefined>;
  /** The conversation with others in which the person was seen last. */
  findSharedConversation(person: Person): Promise<Conversation | undefined>;
  /** People of the tenant who have a chat of their own with the bot and whose name contains the text; by name. */
  findPeople(tenantId: string, text: string, limit: number): Promise<readonly Person[]>;
  /** Those of the tenant's people with these Entra object ids whom the bot knows by name, from any conversation; by name. */
  findPeopleByIds(tenantId: string, objectIds: readonly string[]): Promise<readonly Person[]>;
  /** The own chat with the bot of the person with this Entra object id, in this tenant or in any. */
  findPersonalChat(objectId: string, tenantId?: string): Promise<Conversation | undefined>;
  /** Requests whose creation should run and whose lease, if any, is over. */
  dueCreations(now: Date): Promise<readonly string[]>;
  /** Requests with a message that shows an older version, in a state that changes by itself, not touched since `before`. */
  dueDeliveries(before: Date): Promise<readonly string[]>;
  /** Requests whose customer's validation status is to be looked at by now. */
  dueValidationChecks(now: Date): Promise<readonly string[]>;
  /** When the validation status is to be looked at next; undefined when that is over. */
  nextValidationCheck(requestId: string): Promise<Date | undefined>;
  /** Requests with a notice that somebody should have been told. */
  dueRequestNotices(now: Date): Promise<readonly string[]>;
  /** The oldest event of the request that the webhook has not taken yet. */
  findWebhookEvent(requestId: string): Promise<WebhookEvent | undefined>;
  /** Requests with an event of before then that the webhook has not taken yet, longest waiting first. */
  dueWebhookEvents(before: Date): Promise<readonly string[]>;
  /** Requests whose approval needs something done by itself by now, longest due first. */
  dueApprovals(now: Date, limit: number): Promise<readonly string[]>;
  /** Requests on which this approver (Entra object id) is asked to decide, longest waiting first. */
  listAsked(tenantId: string, objectId: string, limit: number): Promise<readonly CustomerRequest[]>;
  /** Requests for whose administrator a new password should be set, and nobody is at it. */
  duePasswordResets(now: Date): Promise<readonly string[]>;
  /** Requests whose details are to be erased, without these, `limit` of them at the most. */
  dueErasures(limits: ErasureLimits, limit: number, without: readonly string[]): Promise<readonly string[]>;
  /** Ends every lease on a creation or a new password: only where no other process can have the database open. */
  releaseLeases(): Promise<void>;
  /** Requests by state, for the metrics. */
  countByState(): Promise<Readonly<Partial<Record<RequestState, number>>>>;

  rememberConversation(conversation: Conversation, at: Date): Promise<void>;
  /**
   * Forgets the conversations with people who were not seen since then and have no request with details left; except with
   * these people (Entra object ids).
   */
  forgetConversations(seenBefore: Date, keptObjectIds: readonly string[]): Promise<void>;
  /**
   * Adds the message, or changes which request and version it shows; for whom it is changes with the request alone. No post
   * of its request is pending any more.
   */
  rememberMessage(message: SentMessage): Promise<void>;
  /**
   * Notes that a message for the request is about to leave; false when one left before and nobody knows what became of it,
   * or when one is there already.
   */
  beginPost(requestId: string, audience: Audience, at: Date): Promise<boolean>;
  /** Nobody needs to try by themselves to send a message: Teams takes it nowhere, or there is no reason for one. `beginPost` ends that. */
  withholdPost(requestId: string, audience: Audience, at: Date): Promise<void>;
  /** The message certainly did not leave. */
  cancelPost(requestId: string, audience: Audience): Promise<void>;
  forgetMessage(conversationId: string, activityId: string): Promise<void>;

  findApprovalChannel(tenantId: string): Promise<ApprovalChannel | undefined>;
  /** Without a channel approvers are asked in their own chats again. */
  setApprovalChannel(tenantId: string, channel: Omit<ApprovalChannel, 'tenantId'> | undefined): Promise<void>;

  /** Takes the notices of the request that are due: until `until` nobody else tells them. */
  takeRequestNotices(requestId: string, now: Date, until: Date): Promise<readonly RequestNotice[]>;
  /** The person was not told: due again. */
  releaseRequestNotice(id: string, dueAt: Date): Promise<void>;
  /** The person knows, or cannot be told. */
  settleRequestNotice(id: string, at: Date): Promise<void>;

  /** The webhook took the event, or nobody tells it any more. */
  settleWebhookEvent(id: string): Promise<void>;

  /** Notes that nobody gets in until a person mends it: in the outage that is not over, else in a new one. Answers its id. */
  noteSignInFailure(at: Date): Promise<number>;
  /** Notes that a sign-in works. The outage is over if that is so since `steadySince` and no failure was noted in between. */
  noteSignInWorks(at: Date, steadySince: Date): Promise<void>;
  /** True for one caller, who then tells the person and has until `until` for it: nobody did, nor is it theirs until later. */
  claimNotice(notice: OutageNotice, at: Date, until: Date): Promise<boolean>;
  /** The person was not told: nobody tries again before `until`. */
  putOffNotice(notice: OutageNotice, until: Date): Promise<void>;
  /** The person knows. */
  settleNotice(notice: OutageNotice, at: Date): Promise<void>;
  /**
   * That it works again, to everybody who was told of the newest outage and not yet of its end; nothing when it is not
   * over or ended before `endedAfter`.
   */
  dueAllClears(endedAfter: Date): Promise<readonly OutageNotice[]>;

  /** Sets when to look at the validation status next; without a time that is over. */
  setValidationCheck(requestId: string, at: Date | undefined): Promise<void>;

  /** Takes the reset of the request's password until then, unless there is none or another process is at it. */
  takePasswordReset(requestId: string, now: Date, leasedUntil: Date): Promise<PendingReset | undefined>;
  /** Keeps the password that the attempt is about to send; false when another process took the reset meanwhile. */
  keepPasswordReset(reset: PendingReset, sealed: Sealed): Promise<boolean>;
  /** Gives the reset back for a later attempt, with so many failures. */
  releasePasswordReset(reset: PendingReset, failures: number): Promise<void>;

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
   * @throws AppError `request.changed` when it is not, or its details are erased: the transaction is rolled back
   */
  saveRequest(next: CustomerRequest, expectedVersion: number): Promise<void>;
  /** Messages that show version `from` show `to` as well, because nothing that can be seen changed. */
  carryMessages(requestId: string, from: number, to: number): Promise<void>;
  /** The client shows `version` of the message again; false when it is not stored as a newer one. */
  showsOlder(message: SentMessage, version: number): Promise<boolean>;
  setValidationCheck(requestId: string, at: Date | undefined): Promise<void>;
  insertCredential(credential: Credential): Promise<void>;
  /** A new password with a life of its own, in the place of the one before, if there was one. */
  replaceCredential(credential: Credential): Promise<void>;
  insertPasswordReset(requestId: string, askedAt: Date): Promise<void>;
  /** Removes the reset and its password; false when another process took it meanwhile. */
  endPasswordReset(reset: PendingReset): Promise<boolean>;
  /** Marks the credential as claimed and keeps it until the end of the transaction; undefined when it is destroyed, or another one or another person's by now. */
  claimCredential(credential: Credential, at: Date): Promise<ClaimedCredential | undefined>;
  /**
   * Gives the stored, never claimed password to another person, and takes the request's messages to a holder before for
   * what they are; false when it is none of that any more.
   */
  handOverCredential(requestId: string, holder: Person, sealed: Sealed): Promise<boolean>;
  /** False when it is not stored any more, was claimed, or somebody reminded before. */
  markReminded(requestId: string, at: Date): Promise<boolean>;
  /** Makes a notice, unless the person has one of the same kind and subject about the request; false then. */
  addRequestNotice(notice: NewRequestNotice, at: Date): Promise<boolean>;
  /** Keeps the event until the webhook took it; false where there is none to tell. Once for an id. */
  addWebhookEvent(event: WebhookEvent): Promise<boolean>;
  /** Removes the ciphertext, given limits only if its time is over; false when there was none to remove. */
  destroyCredential(requestId: string, at: Date, limits?: CredentialLimits): Promise<boolean>;
  /** Erases the names at the credential, the notices, the webhook’s events, and the dialog state of a wizard that is at the request. */
  eraseTraces(requestId: string): Promise<void>;
  /** Entries are appended in their order, as the last thing before the commit. */
  appendAudit(entry: AuditEntry): Promise<void>;
  sendJob(job: Job): Promise<void>;
}
