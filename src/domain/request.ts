import type { AccountValidation } from './account-validation.ts';
import type { Approval } from './approval/approval.ts';
import type { Person } from './person.ts';
import type { Problem, Profile, ProfileField, Step } from './profile.ts';

/** A request's states; `transitions.ts` says which lead where. */
export const requestStates = [
  'draft',
  'submitted',
  'pendingApproval',
  'approved',
  'creating',
  'created',
  'delivered',
  'returned',
  'rejected',
  'withdrawn',
  'expired',
  'failed',
  'needsAttention',
] as const;
export type RequestState = (typeof requestStates)[number];

/** No customer comes of a request in these states, unless its owner takes it up again. */
export const endedStates: readonly RequestState[] = ['withdrawn', 'rejected', 'expired', 'failed'];

/** One customer wanted: a draft at first, then frozen, decided, created. */
export interface CustomerRequest {
  /** Opaque, for buttons. */
  readonly id: string;
  /** For people: TD-1042. */
  readonly number: number;
  readonly owner: Person;
  /** BCP 47 tag of the owner's client. */
  readonly locale: string;
  readonly state: RequestState;
  /** Counts every change; a card carries the one that it shows. */
  readonly version: number;
  readonly step: Step;
  readonly profile: Profile;
  /** The values that were derived, by field; what differs from them was typed by the rep. */
  readonly derived: Profile;
  readonly problems: readonly Problem[];
  readonly offers: Offers;
  /** Set when the request is confirmed. */
  readonly profileHash?: string;
  /** Of a request that somebody else has to approve; of a draft, how the rounds before ended. */
  readonly approval?: Approval;
  readonly creation?: Creation;
  readonly customer?: CreatedCustomer;
  readonly failure?: Failure;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** From then on it holds nothing that names a person or a company, and never changes again. */
  readonly erasedAt?: Date;
}

/** What the card offers to take with one tap; a button carries the index. */
export interface Offers {
  /** Free domain prefixes for a taken one. */
  readonly domains: readonly string[];
  readonly addresses: readonly Profile[];
  /** The address that the rep is asked about just now; saved again as it is, it is settled. */
  readonly askedAddress?: string;
  /** The address about which nothing is asked any more: verified, taken from a suggestion, or kept by the rep. */
  readonly settledAddress?: string;
  /** The address that Partner Center verified or suggested. */
  readonly verifiedAddress?: string;
  /** What Partner Center suggested for the address that the rep kept instead. */
  readonly keptAddress?: KeptAddress;
  /** What the company step's card tells of other requests for the same customer; saved again, the rep has seen it. */
  readonly toldOfOthers?: readonly string[];
}

export interface KeptAddress {
  /** The key of the address that was kept. */
  readonly key: string;
  readonly suggestion: Profile;
}

export const noOffers: Offers = { domains: [], addresses: [] };

/** Nothing is offered any more; an address that is settled stays so. */
export function withoutOffers({ settledAddress, verifiedAddress, keptAddress }: Offers): Offers {
  return {
    ...noOffers,
    ...(settledAddress === undefined ? {} : { settledAddress }),
    ...(verifiedAddress === undefined ? {} : { verifiedAddress }),
    ...(keptAddress === undefined ? {} : { keptAddress }),
  };
}

/**
 * How far the creation has come: reserved (ids stored) → posted (the call may have left) → answered (outcome stored).
 * Between posted and answered nobody knows whether the customer exists.
 */
export interface Creation {
  readonly point: 'reserved' | 'posted' | 'answered';
  /** MS-RequestId: one per wanted effect, stored before the call, changed only after a definite answer. */
  readonly msRequestId: string;
  /** The whole domain that was posted: look-ups and repetitions go by it. */
  readonly domain?: string;
  /** MS-CorrelationId of the latest call, for support. */
  readonly correlationId: string;
  readonly attempts: number;
  /** The operator says that this customer is the one: instead of posting, it is looked at and taken over. */
  readonly takeOver?: string;
  /** The sign-in to Partner Center fails: nothing goes on until the operator mends it. */
  readonly waitsForSignIn?: true;
  /** Until then one process works on it; after that any may take over. */
  readonly leasedUntil?: Date;
}

export interface CreatedCustomer {
  /** The customer's tenant id. */
  readonly id: string;
  /** Empty once the details are erased. */
  readonly domain: string;
  /** The whole sign-in name of the first administrator: admin@contoso.onmicrosoft.com. Empty once the details are erased. */
  readonly adminUserName: string;
  readonly correlationId: string;
  readonly createdAt: Date;
  /** False when the answer with the password was lost and only a reset helps. */
  readonly hasCredential: boolean;
  /** Absent until there is something to say of it. */
  readonly validation?: AccountValidation;
  /** The latest new password that the owner asked for. */
  readonly reset?: CredentialReset;
}

/** How far a new password for the customer's administrator is; an ended one with the request's version that came of it. */
export type CredentialReset =
  | {
      readonly state: 'asked';
      /** As with a creation: nothing goes on until the operator mends the sign-in. */
      readonly waitsForSignIn?: true;
    }
  | { readonly state: 'done'; readonly version: number }
  /** Not set; or, when that is unclear, perhaps set and not known to anybody. */
  | { readonly state: 'refused'; readonly version: number; readonly failure: Failure; readonly isUnclear?: true };

/** Why a creation ended without a customer, as the owner is told. */
export interface Failure {
  readonly key: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly field?: ProfileField;
  readonly partnerCenterText: string;
  readonly partnerCenterCode: string;
  readonly correlationId: string;
  readonly canCorrect: boolean;
  readonly canRetry: boolean;
}

/** `TD-1042`, the form that people read and type. */
export function requestNumber(request: Pick<CustomerRequest, 'number'>): string {
  return `TD-${request.number}`;
}
