import { isSamePerson } from '../../domain/person.ts';
import { type Click, type Found, requestOfTenant } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import { denyOthers } from './deny-reveal.ts';

/** The clicked request if the clicking person owns it; whoever else clicks at its password stands in the audit. */
export async function ownedPassword(context: FlowContext, click: Omit<Click, 'version'>): Promise<Found> {
  const found = await requestOfTenant(context, click.actor, click.requestId);
  if ('refusal' in found || isSamePerson(found.request.owner, click.actor)) return found;
  const holder = (await context.store.findCredential(found.request.id))?.holder;
  // Whom the owner gave it to has a part in it, though not this one: nobody is told that they tried to get at it.
  if (holder && isSamePerson(holder, click.actor)) return { refusal: { kind: 'refused', why: 'notYours' } };
  return { refusal: await denyOthers(context, found.request, click.actor) };
}
