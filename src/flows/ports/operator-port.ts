import type { Decision } from '../../domain/approval/approval.ts';
import type { Person } from '../../domain/person.ts';
import type { CreatedCustomer, Creation, Failure, RequestState } from '../../domain/request.ts';
import type {
  Audience,
  AuditRecord,
  AuditSource,
  JobName,
  RequestNoticeKind,
  ResealedPart,
  SealedPlace,
  SealingReport,
} from './ports.ts';

/** Where the running program takes the operator's calls, from its own machine alone. */
export const operatorPath = '/operator';

/** Why a request needs a person to look at it. */
export const stuckReasons = [
  /** Nobody knows whether the customer exists. */
  'needsAttention',
  /** Confirmed, and not created since: the sign-in to Partner Center fails. */
  'waitsForSignIn',
  /** Confirmed, and not created since, for no reason that the request tells. */
  'noProgress',
  /** A job of it was tried to the end, and what the job is for is still not done. */
  'jobGivenUp',
  /** A message still shows an older state. */
  'messageBehind',
] as const;
export type StuckReason = (typeof stuckReasons)[number];

export interface RequestQuery {
  readonly state?: RequestState;
  /** Only what needs a person. */
  readonly stuck?: true;
  readonly limit: number;
}

/** One request in a list. */
export interface RequestSummary {
  readonly id: string;
  readonly number: number;
  readonly state: RequestState;
  /** When it came into this state; a creation counts from its confirmation on. */
  readonly since: Date;
  readonly owner: Person;
  readonly companyName?: string;
  readonly domain?: string;
  readonly attempts: number;
  /** The latest error's: Partner Center's own, or ours. */
  readonly code?: string;
  readonly stuck: readonly StuckReason[];
}

/** Everything that helps to say what became of one request. Never a secret. */
export interface RequestReport {
  readonly summary: RequestSummary;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Its details are gone since then. */
  readonly erasedAt?: Date;
  readonly approval?: ApprovalReport;
  readonly creation?: Creation;
  readonly customer?: CreatedCustomer;
  readonly failure?: Failure;
  readonly credential?: CredentialLife;
  readonly messages: readonly MessageReport[];
  readonly notices: readonly NoticeReport[];
  readonly jobs: readonly QueuedJob[];
  /** Oldest first. */
  readonly trail: readonly TrailEntry[];
}

/** Who has to agree to the request, and how far that is; nothing that anybody typed. */
export interface ApprovalReport {
  /** The rule's name. */
  readonly rule: string;
  readonly given: number;
  readonly needed: number;
  /** Entra object ids of those who are asked and have not voted; empty once the round is over. */
  readonly asked: readonly string[];
  /** Entra object ids of those whom the bot may not write to. */
  readonly unreached: readonly string[];
  readonly expiresAt: Date;
  readonly escalatedAt?: Date;
  readonly decision?: Omit<Decision, 'reason'>;
}

/** What a person is told of the request without having asked. */
export interface NoticeReport {
  readonly kind: RequestNoticeKind;
  /** Entra object id. */
  readonly to: string;
  /** Absent while it waits to be sent. */
  readonly toldAt?: Date;
}

/** When the password was kept, shown for the first time and destroyed, and to whom its owner handed it over. */
export interface CredentialLife {
  readonly holder?: Person;
  readonly createdAt: Date;
  readonly claimedAt?: Date;
  readonly destroyedAt?: Date;
}

export interface MessageReport {
  readonly audience: Audience;
  readonly conversationId: string;
  readonly activityId: string;
  readonly targeted: boolean;
  /** The request's version that it shows. */
  readonly version: number;
  readonly isUpToDate: boolean;
}

/** A job of a request as the queue has it. What is done is gone from there after an hour. */
export interface QueuedJob {
  readonly name: JobName;
  /** The queue's own word: created, retry, active, completed, cancelled, failed; `givenUp` in the dead letter queue. */
  readonly state: string;
  /** Counts from 0: attempts that failed. */
  readonly failures: number;
  readonly createdAt: Date;
  /** Not before then. */
  readonly startsAt: Date;
  /** Of the latest attempt that failed. */
  readonly code?: string;
}

/** What the audit says of a request: who did what, when, and which version it led to. */
export type TrailEntry = Pick<AuditRecord, 'position' | 'at' | 'version' | 'actor' | 'event' | 'facts'>;

/** What the operator found out about a request of which nobody knew whether its customer exists. */
export type Resolution = {
  /** The request's when they looked: of a later one, in which another call may have left, they know nothing. */
  readonly version: number;
} & (
  | {
      /** This customer is the one. */
      readonly kind: 'customer';
      readonly customerId: string;
    }
  | { readonly kind: 'notCreated' }
);

/**
 * What whoever runs this program may do with the requests, without SQL. Partner Center is never called: a change is
 * committed, and the running program goes on from there.
 * Every method rejects with an AppError whose message and remedy are made for the operator: `request.notFound`,
 * `operator.refused` for what may not be done, those of the database, and `operator.unreachable`.
 * `by` is who runs the command, as it says itself: at most 64 printable characters, kept in the audit.
 */
export interface Operator extends AuditSource {
  /** The latest change first; what is stuck: the longest waiting first. */
  list(query: RequestQuery): Promise<readonly RequestSummary[]>;
  show(number: number): Promise<RequestReport>;
  /**
   * Lets the creation begin again, as the owner's "Try again" does: after a definite no as a new call with a new
   * MS-RequestId, while nobody knows what became of the last one with the same.
   */
  retry(number: number, by: string): Promise<RequestReport>;
  /** Refused for every other version than the resolution's, and that there is no customer soon after a call. */
  resolve(number: number, resolution: Resolution, by: string): Promise<RequestReport>;
  /** By which keys of this program what is sealed. */
  sealing(): Promise<SealingReport>;
  /**
   * Seals what is not sealed with this program's newest key with that one: some of it, behind a place, or from the start.
   * Refused while a running program seals with another key.
   */
  reseal(after: SealedPlace | null): Promise<ResealedPart>;
}

/** What only an operator asks of the database. */
export interface OperatorReads {
  /** The latest change first. Without `stuck`, which more than the database decides. */
  summaries(wanted: SummaryQuery): Promise<readonly StoredSummary[]>;
  /**
   * Requests that need a person as far as the database tells: confirmed before then and not created, or with a message
   * that is behind since before then, or of which nobody knows whether the customer exists.
   */
  stuck(before: Date): Promise<readonly { readonly requestId: string; readonly reason: StuckReason }[]>;
  trail(requestId: string): Promise<readonly TrailEntry[]>;
  /** What people were or are to be told of the request, oldest first. */
  notices(requestId: string): Promise<readonly NoticeReport[]>;
  /** Approvers whom the bot may not write to, while a request waits for them. */
  countUnreached(): Promise<number>;
}

export interface SummaryQuery {
  readonly state?: RequestState;
  readonly ids?: readonly string[];
  readonly limit: number;
}

export type StoredSummary = Omit<RequestSummary, 'stuck'>;

/** A job that was tried to the end without success, and when that was. */
export interface GivenUpJob {
  readonly name: JobName;
  readonly requestId: string;
  /** How often, of late. */
  readonly times: number;
  /** The last time. */
  readonly at: Date;
  /** Of the last attempt; empty where none is known. */
  readonly code: string;
}

/** What the queue tells without being started. */
export interface JobLedger {
  /** The latest of each job and request, of the last 14 days. Whether it matters still is for others to say. */
  givenUp(): Promise<readonly GivenUpJob[]>;
  /** The requests for which such a job waits to be run, now or later. */
  waiting(name: JobName): Promise<ReadonlySet<string>>;
  jobsOf(requestId: string): Promise<readonly QueuedJob[]>;
}
