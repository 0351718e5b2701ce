import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { queueSettings } from '../../src/jobs/queue-settings.ts';
import { canary, canarySong, canaryWord } from '../support/canary.ts';
import {
  type ChatFault,
  chatFaults,
  create,
  endsStory,
  failAt,
  fetchPassword,
  passwordsOf,
} from '../support/canary-story.ts';
import { type Chat, ChatPerson, chats, ownChat } from '../support/chat-person.ts';
import { listenToConsole } from '../support/console-output.ts';
import { asBytes, findSpellings, placesOf } from '../support/search-places.ts';
import { spellingsOf } from '../support/spellings.ts';
import { startTestDesk, type TestDesk, type TestDeskOptions } from '../support/test-desk.ts';

/** As many stories go on at the same time: most of them wait. */
const atOnce = 20;

/** So that the card which says that the customer is on its way is always sent before the customer is there. */
const slowly: TestDeskOptions['around'] = (inner) => async (input, init) => {
  if (init?.method === 'POST' && /\/v1\/customers$/.test(String(input))) await sleep(600);
  return inner(input, init);
};

/** A story and what befalls it. */
interface Plan {
  readonly chat: Chat;
  readonly domain: string;
  readonly nth: number;
  readonly fault: ChatFault;
}

const kindOf = ({ fault }: Plan) => fault.name;
const callOf = ({ nth, chat }: Plan) => `call ${nth} in a ${chat}`;

describe('invariant I6: the password is nowhere else in any chat, whichever call to Teams fails', function () {
  this.timeout(120_000);
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  const people: ChatPerson[] = [];
  /** How many calls to Teams a story takes where nothing fails: the first part, and that of a new password. */
  const calls = { creation: new Map<Chat, number>(), reset: new Map<Chat, number>() };
  /** New passwords that were set for lost ones. */
  const set: string[] = [];
  let output: ReturnType<typeof listenToConsole>;
  let desk: TestDesk;
  let count = 0;

  before(async () => {
    output = listenToConsole();
    desk = await startTestDesk({
      sandbox: { passwords: () => canary(String(++count)) },
      connector: { personalChat: ownChat },
      around: slowly,
      overrides: { clock, queueSettings: { ...queueSettings, retryDelayMax: 2 } },
    });
  });
  after(async () => {
    output.stop();
    await desk?.close();
  });

  function join(chat: Chat, objectId?: string): ChatPerson {
    const person = new ChatPerson({ botUrl: desk.url, connector: desk.connector }, chat, objectId);
    people.push(person);
    return person;
  }

  const callsOf = (person: ChatPerson) => desk.connector.calls.filter((call) => person.concerns(call)).length;

  async function quiet(): Promise<void> {
    for (let seen = -1; seen !== desk.connector.calls.length; await sleep(1_200)) seen = desk.connector.calls.length;
  }

  /** A password that nobody fetched in time. */
  async function lose(plans: readonly Pick<Plan, 'chat' | 'domain'>[]): Promise<readonly string[]> {
    const ids: string[] = [];
    await inTurn(plans, async ({ chat, domain }, at) => {
      const person = join(chat);
      ids[at] = person.own.objectId;
      await create(person, domain);
    });
    await quiet();
    time.offsetMs += 73 * 3_600_000;
    // The program looks for passwords whose time is over whenever it starts.
    await desk.restart();
    return ids;
  }

  async function takeNew(person: ChatPerson, domain: string): Promise<void> {
    const asked = await person.clicks(await person.waitsFor('credential.reset'), 'credential.reset');
    await fetchPassword(desk, person, await person.waitsFor('credential.reveal', asked), domain);
    set.push(...passwordsOf(desk, domain).slice(1));
  }

  /**
   * Answers the plans whose fault came to pass.
   * @param story answers whether its fault came to pass, once it did or there is nothing more to come
   */
  async function play(
    plans: readonly Plan[],
    story: (plan: Plan, at: number) => Promise<() => boolean>,
  ): Promise<readonly Plan[]> {
    const failed: string[] = [];
    const faults: { readonly plan: Plan; readonly hasFired: () => boolean }[] = [];
    await inTurn(plans, async (plan, at) => {
      const { fault, nth, chat } = plan;
      const fail = (error: unknown) => void failed.push(`${fault.name} at call ${nth} in a ${chat}: ${error}`);
      await story(plan, at).then((hasFired) => void faults.push({ plan, hasFired }), fail);
    });
    assert.deepEqual(failed, []);
    await quiet();
    const fired = faults.flatMap(({ plan, hasFired }) => (hasFired() ? [plan] : []));
    process.stdout.write(`      ${plans.length} stories, ${fired.length} of them with a fault\n`);
    // A fault may keep a later call from being made at all.
    assert(fired.length > plans.length * 0.6, 'too many faults came to nothing: this shows little');
    return fired;
  }

  const plansFor = (nthOf: (chat: Chat) => number, name: string, every = 1): readonly Plan[] =>
    chatFaults
      .flatMap((fault) =>
        chats.flatMap((chat) => Array.from({ length: nthOf(chat) }, (_, at) => ({ fault, chat, nth: at + 1 }))),
      )
      .filter((_, at) => at % every === 0)
      .map((plan, at) => ({ ...plan, domain: `${name}${at}` }));

  it('where nothing fails', async () => {
    const plans = chats.map((chat) => ({ chat, domain: `calm${chat.toLowerCase()}` }));
    await inTurn(plans, async ({ chat, domain }) => {
      const person = join(chat);
      await fetchPassword(desk, person, await create(person, domain), domain);
      await quiet();
      calls.creation.set(chat, callsOf(person));
    });
    const unfetched = plans.map(({ chat, domain }) => ({ chat, domain: `${domain}lost` }));
    const ids = await lose(unfetched);
    await inTurn(unfetched, async ({ chat, domain }, at) => {
      const person = join(chat, ids[at]);
      await person.waitsFor('credential.reset');
      await quiet();
      const before = callsOf(person);
      await takeNew(person, domain);
      await quiet();
      calls.reset.set(chat, callsOf(person) - before);
    });
    const counted = [...calls.creation.values(), ...calls.reset.values()];
    assert(
      counted.every((number) => number >= 3),
      `too few calls: ${counted}`,
    );
  });

  it('where any one of those calls fails, in any way, or none gets through from then on', async () => {
    const plans = plansFor((chat) => calls.creation.get(chat) ?? 0, 'storm').filter(
      ({ fault, chat, nth }) => !endsStory(fault, chat, nth),
    );
    const fired = await play(plans, async ({ chat, domain, nth, fault }) => {
      const person = join(chat);
      if (fault.lasts) person.waitsMs = 2_000;
      const hasFired = failAt(desk, person, nth, fault);
      await fetchPassword(desk, person, await create(person, domain), domain);
      return hasFired;
    });
    for (const key of [kindOf, callOf]) assert.deepEqual(new Set(fired.map(key)), new Set(plans.map(key)));
  });

  it('where a new one is set for a lost one, and any of those calls fails', async () => {
    const plans = plansFor((chat) => calls.reset.get(chat) ?? 0, 'lost', 5);
    const ids = await lose(plans);
    await play(plans, async ({ chat, domain, nth, fault }, at) => {
      const person = join(chat, ids[at]);
      await person.waitsFor('credential.reset');
      if (fault.lasts) person.waitsMs = 2_000;
      const hasFired = failAt(desk, person, nth, fault);
      await takeNew(person, domain);
      return hasFired;
    });
  });

  it('in no message, answer, log line, console line, figure, table or file; and no card is everybody’s', async () => {
    await quiet();
    const publicCards = desk.connector.calls.filter(
      ({ targeted, conversationId, body }) => !targeted && !conversationId.startsWith('a:') && body.attachments?.length,
    );
    assert.deepEqual(publicCards, []);
    const places = new Map([
      ...(await placesOf(desk)),
      ['an answer', asBytes(people.flatMap(({ heard }) => heard))],
      ['the console', asBytes(output.lines)],
    ]);
    const spellings = [canarySong, canaryWord, ...set].flatMap(spellingsOf);
    assert.deepEqual(findSpellings(places, spellings).slice(0, 5), []);
    const size = [...places.values()].reduce((sum, { length }) => sum + length, 0);
    const passwords = `${count} passwords and ${set.length} new ones`;
    process.stdout.write(`      ${passwords}, ${spellings.length} spellings, ${Math.round(size / 1e6)} MB\n`);
    // The answers to the owner's clicks are where it is: what was searched for is what was shown.
    const revealed = asBytes(people.flatMap(({ revealed: answers }) => answers));
    for (const password of [canarySong, ...set]) {
      assert.notEqual(findSpellings(new Map([['here', revealed]]), spellingsOf(password)).length, 0);
    }
  });
});

/** All of them, some at a time. */
async function inTurn<T>(works: readonly T[], work: (each: T, at: number) => Promise<void>): Promise<void> {
  const left = [...works.entries()];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
