import assert from 'node:assert/strict';
import { OperatorDesk } from '../operator/support/operator-desk.ts';
import { canary } from '../support/canary.ts';
import { CredentialStates, type InState, ownerOf, targetOf } from '../support/credential-states.ts';
import { readRows } from '../support/database-dump.ts';
import {
  type Asker,
  approver,
  holder,
  homeTenant,
  others,
  otherTenant,
  owners,
  recipient,
} from '../support/matrix-people.ts';
import { askByPath, type RevealOutcome, type RevealPath, revealPaths } from '../support/reveal-paths.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** What the owner's own click gets. */
const inTime = {
  draft: 'card',
  creating: 'card',
  failed: 'card',
  needsAttention: 'card',
  sealed: 'password',
  claimed: 'password',
  handedOver: 'sentence',
  delivered: 'sentence',
  lost: 'sentence',
  resetAsked: 'card',
  resetRefused: 'sentence',
  resetDone: 'password',
  destroyedUnfetched: 'sentence',
  erased: 'sentence',
} as const satisfies Record<string, RevealOutcome>;
type State = keyof typeof inTime;

/** Which of them have a customer: then a colleague's attempt at the password stands in the audit. */
const withoutCustomer: readonly string[] = ['draft', 'creating', 'failed', 'needsAttention'];

/** A dialog has no room for the state's card: it says it. */
function ownersOutcome(outcome: RevealOutcome, { name }: RevealPath): RevealOutcome {
  if (name === 'Action.Submit') return 'in a message';
  return name === 'dialog' && outcome === 'card' ? 'sentence' : outcome;
}

describe('invariant I7: who is shown a password, in which state of its request', function () {
  this.timeout(120_000);
  const time = { offsetMs: -400 * day };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  const cells = new Map<string, number>();
  const colleaguesAttempts: string[] = [];
  let world: OperatorDesk;
  let states: Record<State, InState>;
  let own: InState;
  let overtime: Record<'claimedAndOver' | 'unfetchedAndOver', InState>;
  let count = 0;

  before(async () => {
    const env = { APPROVERS: approver, ALLOWED_TENANTS: `${homeTenant},${otherTenant}`, CREDENTIAL_HAND_OVER: '1' };
    const sandbox = { passwords: () => canary(String(++count)) };
    world = await OperatorDesk.start({ env, sandbox, overrides: { clock } });
    const make = new CredentialStates(world.desk);
    const erased = await make.delivered();
    time.offsetMs = -4 * day;
    const destroyedUnfetched = await make.created();
    time.offsetMs = 0;
    // The program looks for what is over whenever it starts.
    await world.desk.restart();
    const { rep, seen } = await world.unclear('unclear');
    own = await make.created();
    states = {
      draft: await make.draft(),
      creating: await make.creating(),
      failed: await make.failed(),
      needsAttention: {
        target: { ...targetOf(seen.card), messageId: seen.messageId },
        owner: ownerOf(rep),
        passwords: () => [],
      },
      sealed: await make.created(),
      claimed: await make.claimed(),
      handedOver: await make.handedOver(recipient),
      delivered: await make.delivered(),
      lost: await make.lost(),
      resetAsked: await make.resetAsked(),
      resetRefused: await make.resetRefused(),
      resetDone: await make.resetDone(),
      destroyedUnfetched,
      erased,
    };
    overtime = { claimedAndOver: await make.claimed(), unfetchedAndOver: await make.created() };
  });
  after(() => world?.desk.close());

  async function walk(
    askers: readonly Asker[],
    table: Readonly<Record<string, InState>>,
    expected: (state: string) => RevealOutcome,
  ): Promise<void> {
    const wrong: string[] = [];
    for (const [name, state] of Object.entries(table)) {
      for (const path of Object.values(revealPaths)) {
        for (const asker of askers) {
          if (asker.isAutomatic && !path.canBeAutomatic) continue;
          const { user, activity } = asker.asks({ desk: world.desk, path, state, own });
          const got = await askByPath(user, activity, () => state.passwords());
          const wanted = asker.expects(ownersOutcome(expected(name), path), path);
          if (got !== wanted) wrong.push(`${asker.name} × ${name} by ${path.name}: ${got}, not ${wanted}`);
          cells.set(got, (cells.get(got) ?? 0) + 1);
          const isAudited = asker.isColleague && path !== revealPaths.submit && !withoutCustomer.includes(name);
          if (isAudited) colleaguesAttempts.push(`${state.target.requestId} ${user.objectId.toLowerCase()}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  }

  async function rows() {
    await world.desk.stop();
    const found = await readRows(world.desk.dataDir, {
      requests: `select jsonb_build_array(id, state, step, profile, derived, problems, offers, profile_hash, creation,
        customer #- '{validation}', failure, erased_at) as row from request order by id`,
      credentials: 'select to_jsonb(c) as row from credential c order by request_id',
      resets: 'select to_jsonb(r) as row from password_reset r order by request_id',
      denials: `select request_id || ' ' || actor_object_id as row from audit where event = 'credential.denied'
        and facts->>'why' = 'notYours' order by position`,
      events: `select event as row from audit order by position`,
    });
    await world.desk.restart();
    return found;
  }

  it('nobody but the owner, by no way, in no state; and nothing comes of the attempts but their audit', async () => {
    const before = await rows();
    await walk(others, states, (state) => inTime[state as State]);
    const after = await rows();
    assert.deepEqual(after.requests, before.requests);
    assert.deepEqual(after.credentials, before.credentials);
    assert.deepEqual(after.resets, before.resets);
    const news = after.events.slice(before.events.length).filter((event) => event !== 'validation.changed');
    assert.deepEqual([...new Set(news)], ['credential.denied']);
    assert.deepEqual([...after.denials].sort(), colleaguesAttempts.sort());
  });

  it('the owner, by a click while it is sealed and in time, and never by a message', async () => {
    await walk(owners, states, (state) => inTime[state as State]);
    const shown = Object.values(inTime).filter((outcome) => outcome === 'password').length;
    assert.equal(cells.get('password'), shown * owners.length * 2);
  });

  it('whom the owner named instead, and then not the owner', async () => {
    const passwords = cells.get('password') ?? 0;
    await walk([holder], { handedOver: states.handedOver }, () => 'password');
    assert.equal(cells.get('password'), passwords + 2);
    await walk([...others, ...owners], { handedOver: states.handedOver }, () => 'sentence');
    assert.equal(cells.get('password'), passwords + 2);
  });

  it('nobody once its time is over, whether it was destroyed by then or not', async () => {
    const { claimedAndOver, unfetchedAndOver } = overtime;
    const passwords = cells.get('password');
    time.offsetMs = 16 * minute;
    await walk([...others, ...owners], { claimedAndOver }, () => 'sentence');
    time.offsetMs = 73 * 60 * minute;
    await walk([...others, ...owners], { unfetchedAndOver }, () => 'sentence');
    assert.equal(cells.get('password'), passwords);
    const total = [...cells.values()].reduce((sum, number) => sum + number, 0);
    const classes = [...cells].map(([outcome, number]) => `${number} ${outcome}`).join(', ');
    process.stdout.write(`      ${total} cells: ${classes}\n`);
  });

  it('nobody by a message: none that the bot ever sent holds it', () => {
    const sent = JSON.stringify(world.desk.connector.calls);
    const all = [...Object.values(states), ...Object.values(overtime), own].flatMap((state) => state.passwords());
    assert(all.length > 8);
    for (const password of all) assert(!sent.includes(JSON.stringify(password).slice(1, -1)));
  });
});
