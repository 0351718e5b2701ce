import { isSamePerson, type Person } from '../domain/person.ts';
import type { CustomerRequest } from '../domain/request.ts';
import { AppError } from '../errors.ts';
import type { FlowContext } from './flow-context.ts';
import type { Audience } from './ports/ports.ts';

/** A button's click: who, on which request, on a card of which version. Nothing in it is believed without the database. */
export interface Click {
  readonly actor: Person;
  readonly requestId: string;
  readonly version: number;
}

/**
 * Whether the card that was clicked shows what is there now. While others decide, each vote gives the request a new
 * version and leaves its content as it was confirmed.
 */
export function isOfNow({ state, version, approval }: CustomerRequest, click: Pick<Click, 'version'>): boolean {
  if (state !== 'pendingApproval' || !approval) return click.version === version;
  return click.version >= approval.askedVersion && click.version <= version;
}

/** What a click leads to. */
export type Outcome =
  /** The request as it is now; whatever was clicked, this is true. */
  | {
      readonly kind: 'request';
      readonly request: CustomerRequest;
      /** Whose part of it the person sees; the owner's when absent. */
      readonly audience?: Audience;
      readonly undecided?: Undecided;
    }
  /** The password, for this one answer. */
  | {
      readonly kind: 'credential';
      readonly request: CustomerRequest;
      readonly userName: string;
      readonly password: string;
      readonly until: Date;
    }
  /** Whom to hand the password over to; the one who was named is none of them. */
  | {
      readonly kind: 'recipients';
      readonly request: CustomerRequest;
      readonly people: readonly Person[];
      readonly isUnknown: boolean;
    }
  /** Whom to ask instead; the one who was named is none of them. */
  | {
      readonly kind: 'delegates';
      readonly request: CustomerRequest;
      readonly people: readonly Person[];
      readonly isUnknown: boolean;
    }
  | Refused;

/** An approver clicked, and nothing was decided: what they typed is not lost. */
export interface Undecided {
  /** Their decision needs a reason, or the request is another one than their card showed. */
  readonly why: 'reasonMissing' | 'changed';
  readonly reason: string;
}

/** One sentence, and nothing of the request. */
export interface Refused {
  readonly kind: 'refused';
  readonly why:
    | 'notFound'
    | 'notYours'
    | 'handedOver'
    | 'gone'
    | 'locked'
    | 'ownRequest'
    | 'notApprover'
    | 'noApprover';
}

export type Found = { readonly request: CustomerRequest } | { readonly refusal: Refused };

/** The clicked request if it is of the person's tenant. A person of another one learns nothing, not even that it exists. */
export async function requestOfTenant(
  { store }: Pick<FlowContext, 'store'>,
  actor: Person,
  requestId: string,
): Promise<Found> {
  const request = await store.findRequest(requestId);
  const isTheirs = request?.owner.tenantId.toLowerCase() === actor.tenantId.toLowerCase();
  return request && isTheirs ? { request } : { refusal: { kind: 'refused', why: 'notFound' } };
}

/** The clicked request if the clicking person owns it. */
export async function ownedRequest(
  context: Pick<FlowContext, 'store'>,
  actor: Person,
  requestId: string,
): Promise<Found> {
  const found = await requestOfTenant(context, actor, requestId);
  if ('refusal' in found || isSamePerson(found.request.owner, actor)) return found;
  return { refusal: { kind: 'refused', why: 'notYours' } };
}

/** Runs a decision; when somebody else was faster, answers with the request as it is now instead. */
export async function orCurrent(
  context: FlowContext,
  requestId: string,
  decide: () => Promise<CustomerRequest>,
): Promise<Outcome> {
  try {
    return { kind: 'request', request: await decide() };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'request.changed')) throw error;
    const request = await context.store.findRequest(requestId);
    return request ? { kind: 'request', request } : { kind: 'refused', why: 'notFound' };
  }
}
