import { isSamePerson, type Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { seatOf } from '../approval/approver-seat.ts';
import { type Outcome, requestOfTenant } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import { approverAudience } from '../ports/ports.ts';

/** The request as it is now, for its owner, and as far as it is theirs for the holder of its password. */
export async function viewRequest(context: FlowContext, actor: Person, requestId: string): Promise<Outcome> {
  const found = await requestOfTenant(context, actor, requestId);
  if ('refusal' in found) return found.refusal;
  const { request } = found;
  if (isSamePerson(request.owner, actor)) return { kind: 'request', request };
  const credential = await context.store.findCredential(request.id);
  const isHolder = credential?.holder !== undefined && isSamePerson(credential.holder, actor);
  if (isHolder) return { kind: 'request', request, audience: 'holder' };
  const isApprovers = seatOf(context.settings, request, actor) !== 'none';
  return isApprovers
    ? { kind: 'request', request, audience: approverAudience(actor) }
    : { kind: 'refused', why: 'notYours' };
}

/** The same by the number that people type. */
export async function viewRequestByNumber(context: FlowContext, actor: Person, number: number): Promise<Outcome> {
  const request = await context.store.findRequestByNumber(number);
  return request ? viewRequest(context, actor, request.id) : { kind: 'refused', why: 'notFound' };
}

/** What waits for the person to fetch its password, then their own requests, newest change first; `limit` at the most. */
export async function listRequests(
  { store }: FlowContext,
  actor: Person,
  limit: number,
): Promise<readonly CustomerRequest[]> {
  const [held, own] = await Promise.all([store.listHeld(actor), store.listRequests(actor, limit)]);
  return [...held, ...own].slice(0, limit);
}

/** How many a list can show, and one more to tell that there are more. */
const listed = 30;

/** The requests on which the person still has to decide, longest waiting first. */
export async function listWaiting(context: FlowContext, actor: Person): Promise<readonly CustomerRequest[]> {
  const requests = await context.store.listAsked(actor.tenantId, actor.objectId, listed);
  return requests.filter((request) => seatOf(context.settings, request, actor) === 'asked');
}
