import type { Person } from '../domain/person.ts';
import type { CustomerRequest } from '../domain/request.ts';
import { type Outcome, ownedRequest } from './click.ts';
import type { FlowContext } from './flow-context.ts';

/** The request as it is now, for those who may see it. */
export async function viewRequest(context: FlowContext, actor: Person, requestId: string): Promise<Outcome> {
  const owned = await ownedRequest(context, actor, requestId);
  return 'refusal' in owned ? owned.refusal : { kind: 'request', request: owned.request };
}

/** The same by the number that people type. */
export async function viewRequestByNumber(context: FlowContext, actor: Person, number: number): Promise<Outcome> {
  const request = await context.store.findRequestByNumber(number);
  return request ? viewRequest(context, actor, request.id) : { kind: 'refused', why: 'notFound' };
}

/** The person's own requests, newest change first, `limit` of them at the most. */
export async function listRequests(
  context: FlowContext,
  actor: Person,
  limit: number,
): Promise<readonly CustomerRequest[]> {
  return context.store.listRequests(actor, limit);
}
