import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Person } from '../../src/domain/person.ts';
import { requestStates } from '../../src/domain/request.ts';
import { texts } from '../../src/teams/strings/translate.ts';
import { type Verb, verbs } from '../../src/teams/views/card-data.ts';
import { inState, type NamedState, password, policyNow, seats } from '../support/approval-states.ts';
import { isCard } from '../support/card.ts';
import { homeTenant, otherTenant } from '../support/matrix-people.ts';
import { type Rows, type StillDesk, startStillDesk } from '../support/still-desk.ts';
import type { TeamsUser } from '../support/teams-user.ts';

const states: readonly NamedState[] = [...requestStates, 'neverConfirmed'];
const { decided: _whoEndedTheRound, ...approvers } = seats;
const actors = {
  owner: { tenantId: homeTenant, objectId: randomUUID(), name: 'Ada Rep' },
  ...approvers,
  colleague: { tenantId: homeTenant, objectId: randomUUID(), name: 'Ben Rep' },
  ofAnotherTenant: { tenantId: otherTenant, objectId: randomUUID(), name: 'Eve' },
  askedButOfAnotherTenant: { ...seats.asked, tenantId: otherTenant },
} as const satisfies Readonly<Record<string, Person>>;
type ActorName = keyof typeof actors;
const actorNames = Object.keys(actors) as ActorName[];

/** What an attempt leads to: a card, the password, or the sentence of that key; and whether anything stored changed. */
interface Outcome {
  readonly answer: string;
  readonly changes: boolean;
}

interface Stored {
  readonly requestId: string;
  readonly version: number;
  readonly rows: Rows;
}

const deciding: readonly Verb[] = ['request.approve', 'request.reject', 'request.return', 'request.delegate'];
/** They have, or had, a part in it; the others are nobody to the request, whatever else they may be. */
const seated: readonly ActorName[] = ['asked', 'voted', 'delegatedAway', 'delegate'];
const entitled: readonly ActorName[] = ['asked', 'delegate'];

/** In which states a verb of the owner's does something. */
const ownersRights: Partial<Readonly<Record<Verb, readonly NamedState[]>>> = {
  'draft.save': ['neverConfirmed'],
  'draft.useDomain': ['neverConfirmed'],
  'draft.back': ['draft', 'returned', 'neverConfirmed'],
  'draft.edit': ['draft', 'returned', 'neverConfirmed'],
  'draft.cancel': ['draft', 'returned', 'neverConfirmed'],
  'request.submit': ['draft'],
  'request.withdraw': ['pendingApproval', 'failed'],
  'request.nudge': ['pendingApproval'],
  'request.retry': ['failed', 'needsAttention'],
  'request.correct': ['pendingApproval', 'returned', 'failed', 'needsAttention', 'expired'],
  'credential.reveal': ['created'],
  'credential.done': ['created'],
  'credential.handOver': ['created'],
};

function expected(actor: ActorName, state: NamedState, verb: Verb): Outcome {
  const says = (key: string): Outcome => ({ answer: `answer.${key}`, changes: false });
  const isDeciding = deciding.includes(verb);
  const wasAsked = state !== 'neverConfirmed';
  // Anybody may begin a request of their own.
  if (verb === 'customer.new') return { answer: 'card', changes: false };
  if (actors[actor].tenantId !== homeTenant) return says('notFound');
  if (actor === 'owner') {
    if (isDeciding) return says(wasAsked ? 'ownRequest' : 'notApprover');
    if (verb === 'credential.reveal' && state === 'delivered') return says('gone');
    const changes = ownersRights[verb]?.includes(state) ?? false;
    return { answer: verb === 'credential.reveal' && changes ? 'password' : 'card', changes };
  }
  const isSeated = seated.includes(actor) && wasAsked;
  if (verb === 'request.view') return isSeated ? { answer: 'card', changes: false } : says('notYours');
  if (!isDeciding) return says('notYours');
  if (!isSeated) return says('notApprover');
  return { answer: 'card', changes: entitled.includes(actor) && state === 'pendingApproval' };
}

describe('invariant I3: who may do what to a request that is approved, in which of its states', function () {
  this.timeout(200_000);
  const now = new Date();
  const requests = new Map<NamedState, Stored>();
  let desk: StillDesk;
  before(async () => {
    const clock = { now: () => now };
    desk = await startStillDesk({ approvals: policyNow, clock, allowedTenants: [homeTenant, otherTenant] });
    for (const person of Object.values(actors)) await desk.user(person).says('help');
    for (const state of states) {
      const { id: requestId, version } = await inState(desk, actors.owner, state, now);
      requests.set(state, { requestId, version, rows: await desk.rows(requestId) });
    }
  });
  after(() => desk?.close());

  const sentences = Object.entries(texts('en')).filter(([key]) => key.startsWith('answer.'));

  function classOf(value: unknown): string {
    if (isCard(value)) return JSON.stringify(value).includes(password) ? 'password' : 'card';
    const found = sentences.find(([, words]) => String(value).startsWith(words.split('{{')[0] ?? words));
    return found?.[0] ?? `“${value}”`;
  }

  /** With everything that any verb reads; the version is the one that the request has. */
  function click(user: TeamsUser, verb: Verb, { requestId, version }: Stored): object {
    const namesSomebody = verb === 'request.delegate' || verb === 'credential.handOver';
    const recipient = verb === 'request.delegate' ? seats.ofAnotherRule.objectId : actors.colleague.objectId;
    const step = namesSomebody ? 'recipient' : 'company';
    const data = { requestId, version, step, suggestion: 0, reason: 'because', recipient, companyName: 'Changed' };
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    return user.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'a message', value });
  }

  async function attempt(actor: ActorName, state: NamedState, verb: Verb): Promise<Outcome> {
    const stored = requests.get(state) ?? assert.fail(state);
    const user = desk.user(actors[actor]);
    const { value } = await user.invoke(click(user, verb, stored));
    const after = await desk.rows(stored.requestId);
    const changes = JSON.stringify(after) !== JSON.stringify(stored.rows);
    if (changes) await desk.restore(stored.requestId, stored.rows);
    return { answer: classOf(value), changes };
  }

  it('every actor, in every state, with every verb', async () => {
    const counts = new Map<string, number>();
    const wrong: string[] = [];
    const walk = async (state: NamedState) => {
      for (const actor of actorNames) {
        for (const verb of verbs) {
          const wanted = expected(actor, state, verb);
          const got = await attempt(actor, state, verb);
          const inWords = ({ answer, changes }: Outcome) => `${answer}${changes ? ' and a change' : ''}`;
          if (inWords(got) !== inWords(wanted))
            wrong.push(`${actor} × ${state} × ${verb}: ${inWords(got)}, not ${inWords(wanted)}`);
          counts.set(inWords(got), (counts.get(inWords(got)) ?? 0) + 1);
        }
      }
    };
    await Promise.all(states.map(walk));
    assert.deepEqual(wrong, []);
    const total = [...counts.values()].reduce((sum, number) => sum + number, 0);
    assert.equal(total, actorNames.length * states.length * verbs.length);
    const classes = [...counts].map(([outcome, number]) => `${number} ${outcome}`).join(', ');
    process.stdout.write(`      ${total} cells: ${classes}\n`);
  });

  it('what changes anything is the owner’s, or a decision of who is asked', () => {
    const changing = actorNames.flatMap((actor) =>
      states.flatMap((state) => verbs.filter((verb) => expected(actor, state, verb).changes).map(() => actor)),
    );
    assert.deepEqual([...new Set(changing)], ['owner', ...entitled]);
    assert.equal(changing.filter((actor) => actor === 'asked').length, deciding.length);
  });

  it('no colleague’s attempt leaves a message, and none of what they are told names the customer', async () => {
    const { requestId, version, rows } = requests.get('pendingApproval') ?? assert.fail();
    const user = desk.user(actors.colleague);
    const calls = desk.connector.calls.length;
    for (const verb of verbs.filter((each) => each !== 'customer.new')) {
      const answer = await user.invoke(click(user, verb, { requestId, version, rows }));
      assert.doesNotMatch(JSON.stringify(answer), /Toys|inpending|Redmond|Ada Rep/);
    }
    assert.equal(desk.connector.calls.length, calls);
  });
});
