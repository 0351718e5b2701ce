import { isSamePerson, type Person } from '../domain/person.ts';
import type { CustomerRequest } from '../domain/request.ts';
import { AppError } from '../errors.ts';
import type { FlowContext } from './flow-context.ts';

/** A button's click: who, on which request, on a card of which version. Nothing in it is believed without the database. */
export interface Click {
  readonly actor: Person;
  readonly requestId: string;
  readonly version: number;
}

/** What a click leads to. */
export type Outcome =
  /** The request as it is now; whatever was clicked, this is true. */
  | { readonly kind: 'request'; readonly request: CustomerRequest }
  /** The password, for this one answer. */
  | {
      readonly kind: 'credential';
      readonly request: CustomerRequest;
      readonly userName: string;
      readonly password: string;
      readonly until: Date;
    }
  | { readonly kind: 'refused'; readonly why: 'notFound' | 'notYours' | 'gone' | 'locked' };

type Owned = { readonly request: CustomerRequest } | { readonly refusal: Extract<Outcome, { kind: 'refused' }> };

/** The clicked request if the clicking person owns it. A person of another tenant learns nothing, not even that it exists. */
export async function ownedRequest(context: FlowContext, actor: Person, requestId: string): Promise<Owned> {
  const request = await context.store.findRequest(requestId);
  if (!request || request.owner.tenantId.toLowerCase() !== actor.tenantId.toLowerCase()) {
    return { refusal: { kind: 'refused', why: 'notFound' } };
  }
  if (!isSamePerson(request.owner, actor)) return { refusal: { kind: 'refused', why: 'notYours' } };
  return { request };
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
