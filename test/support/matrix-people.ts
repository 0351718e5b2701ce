import { randomUUID } from 'node:crypto';
import type { InState } from './credential-states.ts';
import { type RevealOutcome, type RevealPath, redelivered } from './reveal-paths.ts';
import type { TeamsUser } from './teams-user.ts';
import type { TestDesk } from './test-desk.ts';

export const homeTenant = '11111111-2222-4333-8444-555555555555';
export const otherTenant = '22222222-2222-4333-8444-555555555555';
export const foreignTenant = '33333333-2222-4333-8444-555555555555';
export const approver = '0a0a0a0a-0000-4000-8000-00000000000a';

/** To whom an owner hands a password over. */
export const recipient = '0b0b0b0b-0000-4000-8000-00000000000b';

/** Who asks for the password of a request, and how. */
export interface Asker {
  readonly name: string;
  /** What they get where the owner's own click gets `owners`. */
  readonly expects: (owners: RevealOutcome, path: RevealPath) => RevealOutcome;
  /** Where they have an identity of the owner's tenant that is not the owner's: then the audit has their attempt. */
  readonly isColleague?: true;
  readonly asks: (world: AskingWorld) => { readonly user: TeamsUser; readonly activity: object };
  readonly isAutomatic?: true;
}

export interface AskingWorld {
  readonly desk: TestDesk;
  readonly path: RevealPath;
  readonly state: InState;
  /** The colleague's own created customer, whose password is theirs. */
  readonly own: InState;
}

const asAnswer = (path: RevealPath, outcome: RevealOutcome): RevealOutcome =>
  path.name === 'Action.Submit' ? 'in a message' : outcome;
const sentence = (_owners: RevealOutcome, path: RevealPath) => asAnswer(path, 'sentence');
const turnedAway = () => 'turned away' as const;

function person({ desk, state }: AskingWorld, identity: Partial<TeamsUser> = {}): TeamsUser {
  // The chat is the owner's: only who clicks is another.
  const { conversationId, conversationType } = state.owner;
  const place = { ...(conversationId ? { conversationId } : {}), ...(conversationType ? { conversationType } : {}) };
  const { objectId = randomUUID(), tenantId = homeTenant } = identity;
  return desk.user({ ...place, objectId, tenantId, name: 'Mallory' });
}

const ownerOf = (world: AskingWorld) => {
  const { objectId } = world.state.owner;
  return person(world, objectId ? { objectId } : {});
};
const elsewhere = ({ desk }: AskingWorld, objectId: string = randomUUID()) => desk.user({ objectId, name: 'Mallory' });

function clicking(user: TeamsUser, { path, state }: AskingWorld, more: object = {}, trigger?: string) {
  return { user, activity: path.activity(user, state.target, more, trigger) };
}

/** Everybody but the owner, and the owner's client by itself. */
export const others: readonly Asker[] = [
  {
    name: 'automatic refresh of the owner’s client',
    expects: () => 'card',
    isAutomatic: true,
    asks: (world) => clicking(ownerOf(world), world, {}, 'automatic'),
  },
  {
    name: 'approver',
    expects: sentence,
    isColleague: true,
    asks: (world) => clicking(person(world, { objectId: approver }), world),
  },
  { name: 'member of the chat', expects: sentence, isColleague: true, asks: (world) => clicking(person(world), world) },
  {
    name: 'automatic refresh of a member’s client',
    expects: sentence,
    isAutomatic: true,
    asks: (world) => clicking(person(world), world, {}, 'automatic'),
  },
  {
    name: 'colleague in another chat with the owner’s data',
    expects: sentence,
    isColleague: true,
    asks: (world) => clicking(elsewhere(world), world),
  },
  {
    name: 'colleague with every claim to be the owner',
    expects: sentence,
    isColleague: true,
    asks: (world) => {
      const { objectId, tenantId } = ownerOf(world);
      const claims = {
        owner: objectId,
        actor: objectId,
        aadObjectId: objectId,
        holder: objectId,
        tenantId,
        from: { aadObjectId: objectId },
      };
      return clicking(person(world), world, claims);
    },
  },
  {
    name: 'colleague who sends the owner’s activity again, from themselves',
    expects: sentence,
    isColleague: true,
    asks: (world) => {
      const colleague = person(world);
      const { id } = clicking(ownerOf(world), world).activity;
      return { user: colleague, activity: { ...clicking(colleague, world).activity, id } };
    },
  },
  {
    name: 'colleague from their own card with the other request’s id',
    expects: sentence,
    isColleague: true,
    asks: (world) => {
      const user = elsewhere(world, world.own.owner.objectId);
      const { messageId } = world.own.target;
      return { user, activity: world.path.activity(user, { ...world.state.target, messageId }) };
    },
  },
  {
    name: 'somebody of another tenant',
    expects: sentence,
    asks: (world) => clicking(person(world, { tenantId: otherTenant }), world),
  },
  {
    name: 'somebody of another tenant with the owner’s object id',
    expects: sentence,
    asks: (world) => clicking(person(world, { objectId: ownerOf(world).objectId, tenantId: otherTenant }), world),
  },
  {
    name: 'somebody of a tenant that is not allowed',
    expects: turnedAway,
    asks: (world) => clicking(person(world, { tenantId: foreignTenant }), world),
  },
  {
    name: 'the owner’s object id in a tenant that is not allowed',
    expects: turnedAway,
    asks: (world) => clicking(person(world, { objectId: ownerOf(world).objectId, tenantId: foreignTenant }), world),
  },
  {
    name: 'somebody without an identity',
    expects: sentence,
    asks: (world) => {
      const { user, activity } = clicking(ownerOf(world), world);
      return { user, activity: { ...activity, from: { id: user.id, name: 'Ada Rep' } } };
    },
  },
  {
    name: 'the owner with a made-up request id',
    expects: sentence,
    asks: (world) => clicking(ownerOf(world), world, { requestId: randomUUID().replaceAll('-', '').slice(0, 22) }),
  },
  {
    name: 'a colleague with the request’s id and one letter more',
    expects: sentence,
    asks: (world) => clicking(person(world), world, { requestId: `${world.state.target.requestId}A` }),
  },
];

/** The owner's own clicks, and the same delivered again. */
export const owners: readonly Asker[] = [
  { name: 'the owner’s click', expects: (outcome) => outcome, asks: (world) => clicking(ownerOf(world), world) },
  {
    name: 'the owner’s click, delivered again under its id',
    expects: (outcome) => outcome,
    asks: (world) => ({ user: ownerOf(world), activity: { ...clicking(ownerOf(world), world).activity, id: 'same' } }),
  },
  {
    name: 'the owner’s click, delivered again under another id',
    expects: (outcome) => outcome,
    asks: (world) => ({ user: ownerOf(world), activity: redelivered(clicking(ownerOf(world), world).activity) }),
  },
];

/** The one whom the owner named, by the owner's button in the owner's chat: only who clicks matters. */
export const holder: Asker = {
  name: 'the one whom the owner named',
  expects: (outcome) => outcome,
  asks: (world) => clicking(person(world, { objectId: recipient }), world),
};
