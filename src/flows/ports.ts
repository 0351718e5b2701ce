import type { LiveCountryRules } from '../domain/countries/live-country-rules.ts';
import type { Actor, Person } from '../domain/person.ts';
import type { Profile } from '../domain/profile.ts';
import type { CustomerRequest, RequestState } from '../domain/request.ts';

/** What the flows need of the world. Adapters implement it; none of them logs or decides. */

export interface Clock {
  now(): Date;
}

export interface Ids {
  /** 128 random bits as base64url: an id that nobody can guess. */
  opaque(): string;
  /** A random GUID. */
  guid(): string;
}

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
  'credential.refused',
  'credential.destroyed',
  'credential.expired',
] as const;
export type AuditEvent = (typeof auditEvents)[number];

export const jobNames = ['create-customer', 'deliver'] as const;
export type JobName = (typeof jobNames)[number];

export interface Job {
  readonly name: JobName;
  readonly requestId: string;
  /** Not before so many milliseconds have passed. */
  readonly delayMs?: number;
}

/** A secret at rest: ciphertext, nonce and tag in base64, and which key opens it. */
export interface Sealed {
  readonly keyId: string;
  readonly nonce: string;
  readonly ciphertext: string;
  readonly tag: string;
}

/** Seals with AES-256-GCM. `context` is bound as associated data: a sealed value opens only in the same context. */
export interface Sealer {
  seal(secret: string, context: string): Sealed;
  /** @throws AppError `sealing.keyMissing`, `sealing.broken` */
  open(sealed: Sealed, context: string): string;
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
}

export interface Store {
  findRequest(id: string): Promise<CustomerRequest | undefined>;
  findRequestByNumber(number: number): Promise<CustomerRequest | undefined>;
  /** The owner's requests, newest change first. */
  listRequests(owner: Person, limit: number): Promise<readonly CustomerRequest[]>;
  /** The owner's newest requests' countries are a good first guess for the next one. */
  lastCountry(owner: Person): Promise<string | undefined>;
  /** Another live request (draft excluded) for the same domain, whoever owns it. */
  findRequestByDomain(domain: string, exceptId: string): Promise<CustomerRequest | undefined>;
  findCredential(requestId: string): Promise<Credential | undefined>;
  /** Requests whose password is still stored though its time is over: never claimed, or claimed long enough ago. */
  expiredCredentials(limits: {
    readonly createdBefore: Date;
    readonly claimedBefore: Date;
  }): Promise<readonly string[]>;
  listMessages(requestId: string): Promise<readonly SentMessage[]>;
  findConversation(
    person: Person,
    conversationType: Conversation['conversationType'],
  ): Promise<Conversation | undefined>;
  /** Requests whose creation should run and whose lease, if any, is over. */
  dueCreations(now: Date): Promise<readonly string[]>;
  /** Requests with a message that shows an older version, in a state that changes by itself, not touched since `before`. */
  dueDeliveries(before: Date): Promise<readonly string[]>;
  /** Ends every lease on a creation: only where no other process can have the database open. */
  releaseLeases(): Promise<void>;
  /** Requests by state, for the metrics. */
  countByState(): Promise<Readonly<Partial<Record<RequestState, number>>>>;

  rememberConversation(conversation: Conversation): Promise<void>;
  /** Adds the message, or changes which request and version it shows. */
  rememberMessage(message: SentMessage): Promise<void>;
  forgetMessage(conversationId: string, activityId: string): Promise<void>;

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
  insertCredential(credential: Credential): Promise<void>;
  /** Marks the credential as claimed; false when it is destroyed. The first claim's time stays. */
  claimCredential(requestId: string, at: Date): Promise<boolean>;
  /** Removes the ciphertext; false when there was none. */
  destroyCredential(requestId: string, at: Date): Promise<boolean>;
  appendAudit(entry: AuditEntry): Promise<void>;
  sendJob(job: Job): Promise<void>;
}

/** Per call: who asks in which language, the ids, and how long it may take. */
export interface CallOptions {
  /** MS-CorrelationId: a new one for every call. */
  readonly correlationId: string;
  /** X-Locale */
  readonly locale: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface CreateOptions extends CallOptions {
  /** MS-RequestId: stored before the call, the same for every repetition of it. */
  readonly msRequestId: string;
}

/** The body of `POST /v1/customers`. Source: Partner Center REST, "Create a customer for an indirect reseller". */
export interface NewCustomer {
  readonly enableGDAPByDefault: boolean;
  readonly associatedPartnerId?: string;
  readonly companyProfile: { readonly domain: string; readonly organizationRegistrationNumber?: string };
  readonly billingProfile: {
    readonly email: string;
    readonly culture: string;
    readonly language: string;
    readonly companyName: string;
    readonly defaultAddress: CustomerAddress;
  };
}

export interface CustomerAddress {
  readonly country: string;
  readonly region?: string;
  readonly city: string;
  readonly state?: string;
  readonly addressLine1: string;
  readonly addressLine2?: string;
  readonly postalCode?: string;
  readonly firstName: string;
  readonly middleName?: string;
  readonly lastName: string;
  readonly phoneNumber?: string;
}

/** A created customer. The password is in clear here and nowhere else; hand it to the sealer at once. */
export interface CustomerAnswer {
  readonly id: string;
  readonly domain: string;
  /** As Partner Center gives it: `admin`. Absent when the answer carried no credentials. */
  readonly userName?: string;
  readonly password?: string;
}

/** One of our customers, as a look-up gives it: never with credentials. */
export interface FoundCustomer {
  readonly id: string;
  readonly domain: string;
  readonly companyName: string;
}

/** Partner Center's validation statuses. Source: Partner Center REST, "Validate an address". */
export const addressStatuses = [
  'VerifiedShippable',
  'Verified',
  'InteractionRequired',
  'StreetPartial',
  'PremisesPartial',
  'Multiple',
  'None',
  'NotValidated',
] as const;
export type AddressStatus = (typeof addressStatuses)[number];

export interface AddressValidation {
  readonly status: AddressStatus;
  /** Whole addresses, under the Partner Center property names. */
  readonly suggestions: readonly Profile[];
  readonly message: string;
}

export interface Reseller {
  /** The reseller's tenant GUID: `associatedPartnerId`. */
  readonly id: string;
  readonly name: string;
  readonly mpnId: string;
  readonly country: string;
}

/** Every method rejects with an AppError whose code begins with `partnerCenter.` or `signIn.`. */
export interface PartnerCenter {
  createCustomer(customer: NewCustomer, options: CreateOptions): Promise<CustomerAnswer>;
  /** True only for a real 404 of Partner Center's. */
  isDomainAvailable(domain: string, options: CallOptions): Promise<boolean>;
  validateAddress(address: Profile, options: CallOptions): Promise<AddressValidation>;
  countryRules(country: string, options: CallOptions): Promise<LiveCountryRules>;
  /** The partner's active indirect resellers. */
  resellers(options: CallOptions): Promise<readonly Reseller[]>;
  /** The customer with exactly this domain, if it is one of ours. */
  findCustomerByDomain(domain: string, options: CallOptions): Promise<FoundCustomer | undefined>;
}

/** Shows a request in chat: what exactly is the messenger's business (a view), where and whether is the flow's. */
export interface Messenger {
  /**
   * Replaces a message by the request as it is now.
   * @throws AppError `connector.messageGone`, `connector.conversationGone`, `connector.throttled`, `connector.unavailable`
   */
  update(message: SentMessage, request: CustomerRequest): Promise<void>;
  /**
   * Sends the request to its owner, privately: an ordinary message in a personal chat, a targeted one elsewhere.
   * Never falls back to a public send.
   */
  post(conversation: Conversation, request: CustomerRequest): Promise<SentMessage>;
}

/** One at a time for a key, within this process. */
export interface Lanes {
  /**
   * Resolves when it is the caller's turn, with the function that ends the turn; with a patience, at the latest after
   * so many milliseconds, turn or not.
   */
  enter(key: string, patienceMs?: number): Promise<() => void>;
}

/** Static messages with facts; which facts may appear is the logger's allow-list. */
export interface Log {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts, error?: unknown): void;
}

export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;
