import { isSamePerson, type Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { Credential } from '../ports/ports.ts';

/** The one person who may see the password: the request's owner, or whoever the owner named instead. */
export function holderOf({ owner, holder }: Pick<Credential, 'owner' | 'holder'>): Person {
  return holder ?? owner;
}

/**
 * What a sealed password is bound to: in the row of another request, owner or holder it does not open. Partner Center's
 * answer is sealed for the owner; a hand-over seals it anew.
 */
export function credentialContext({ id, owner }: Pick<CustomerRequest, 'id' | 'owner'>, holder?: Person): string {
  const parts = ['credential', id, owner.tenantId, owner.objectId];
  if (holder && !isSamePerson(owner, holder)) parts.push(holder.objectId);
  return parts.join('|').toLowerCase();
}
