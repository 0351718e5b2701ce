import { whoTookPart } from '../../domain/approval/who-took-part.ts';
import { isSamePerson, type Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { AppError } from '../../errors.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, type Outcome, orCurrent } from '../click.ts';
import type { FlowContext, FlowSettings } from '../flow-context.ts';
import type { Credential, Sealed } from '../ports/ports.ts';
import { credentialContext } from './credential-context.ts';
import { ownedPassword } from './owned-password.ts';
import { shownUntil } from './shown-until.ts';

/** So many people a card can list; more are found by a part of their name. */
const mostPeople = 30;

/** Whether the owner may still name another person to receive the password: the operator allows it and nobody has seen it. */
export function offersHandOver(
  settings: FlowSettings,
  { state, customer }: CustomerRequest,
  credential: Credential | undefined,
  now: Date,
): boolean {
  if (!settings.handsOver || !credential?.sealed || credential.claimedAt || credential.holder) return false;
  if (!transition(state, 'handOverCredential', 'owner').allowed || customer?.reset?.state === 'asked') return false;
  return now < shownUntil(settings, credential, now);
}

/**
 * Gives the password to the named person of the same tenant, who then is the only one who can see it. Without a person, or
 * with one who cannot be reached, answers with the choice.
 * @param recipient Entra object id; empty when nobody is named yet
 */
export async function handOverCredential(context: FlowContext, click: Click, recipient: string): Promise<Outcome> {
  const owned = await ownedPassword(context, click);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const credential = await context.store.findCredential(request.id);
  const isOffered = offersHandOver(context.settings, request, credential, context.clock.now());
  if (!credential?.sealed || !isOffered || click.version < lastReset(request)) return { kind: 'request', request };
  if (!context.sealer.canOpen(credential.sealed)) return { kind: 'refused', why: 'locked' };
  const holder = recipient === '' ? undefined : await findRecipient(context, request, recipient);
  if (!holder) {
    const people = await findRecipients(context, request.owner, '', request);
    return { kind: 'recipients', request, people, isUnknown: recipient !== '' };
  }
  const resealed = context.sealer.reseal(
    credential.sealed,
    credentialContext(request),
    credentialContext(request, holder),
  );
  return orCurrent(context, request.id, () => handOver(context, request, { holder, resealed, actor: click.actor }));
}

/**
 * People of the owner's tenant who can receive a password: those with a chat of their own with the bot, and of a known
 * request nobody who took part in its approval. Who searches has not said yet which it is: then the click refuses them.
 */
export async function findRecipients(
  { store }: Pick<FlowContext, 'store'>,
  owner: Person,
  text: string,
  request?: CustomerRequest,
): Promise<readonly Person[]> {
  const barred = barredFrom(request);
  // One more than can be listed tells that there are more, and the owner and approvers may be among them.
  const people = await store.findPeople(owner.tenantId, text, mostPeople + 2 + barred.size);
  return people.filter((person) => !isSamePerson(person, owner) && !barred.has(person.objectId.toLowerCase()));
}

async function findRecipient(
  { store }: FlowContext,
  request: CustomerRequest,
  objectId: string,
): Promise<Person | undefined> {
  const { owner } = request;
  const chat = await store.findPersonalChat(objectId, owner.tenantId);
  const isColleague = chat?.person.tenantId.toLowerCase() === owner.tenantId.toLowerCase();
  const isBarred = barredFrom(request).has(objectId.toLowerCase());
  return chat && isColleague && !isBarred && !isSamePerson(chat.person, owner) ? chat.person : undefined;
}

/** Approvers never see a password: a second pair of eyes on the creation is none on its secret. */
function barredFrom(request: CustomerRequest | undefined): ReadonlySet<string> {
  return request?.approval ? whoTookPart(request.approval, request.owner) : new Set();
}

function lastReset({ customer }: CustomerRequest): number {
  const { reset } = customer ?? {};
  return reset?.state === 'done' ? reset.version : 0;
}

async function handOver(
  context: FlowContext,
  request: CustomerRequest,
  { holder, resealed, actor }: { readonly holder: Person; readonly resealed: Sealed; readonly actor: Person },
): Promise<CustomerRequest> {
  const { id: requestId } = request;
  return changeRequest(
    context,
    request,
    {},
    {
      actor,
      event: 'credential.handedOver',
      facts: { holder: holder.objectId.toLowerCase() },
      jobs: [{ name: 'deliver', requestId }],
      also: async (tx) => {
        if (await tx.handOverCredential(requestId, holder, resealed)) return;
        throw new AppError('request.changed', 'The password was fetched meanwhile.', 'Nothing is to be done.');
      },
    },
  );
}
