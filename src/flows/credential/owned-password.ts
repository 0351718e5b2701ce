import { isSamePerson } from '../../domain/person.ts';
import { type Click, type Found, requestOfTenant } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import { denyOthers } from './deny-reveal.ts';

/** The clicked request if the clicking person owns it; whoever else clicks at its password stands in the audit. */
export async function ownedPassword(context: FlowContext, click: Omit<Click, 'version'>): Promise<Found> {
  const found = await requestOfTenant(context, click.actor, click.requestId);
  if ('refusal' in found || isSamePerson(found.request.owner, click.actor)) return found;
  return { refusal: await denyOthers(context, found.request, click.actor) };
}
