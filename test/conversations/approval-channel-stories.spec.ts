import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { approverId, askedOf, cardIn, confirm, customersOf, ownChats } from '../support/approval-people.ts';
import { byId, hasButton, text } from '../support/card.ts';
import { startSwept } from '../support/sweeps.ts';
import type { TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const hour = 3_600_000;
const channelId = '19:approvals@thread.tacv2';
/** A rep of whom a rule of their own holds. */
const escalated = randomUUID();
const policy = {
  rules: [
    { name: 'Others', when: { reps: [randomUUID()] }, approvalsNeeded: 1, approvers: [approverId(3)] },
    {
      name: 'Escalated',
      when: { reps: [escalated] },
      approvalsNeeded: 1,
      approvers: [approverId(1)],
      expiresAfter: { hours: 72 },
      escalation: { at: 0.25, to: [approverId(4)] },
    },
    { name: 'Everything', when: {}, approvalsNeeded: 1, approvers: [approverId(1), approverId(2)] },
  ],
};

/** Nobody but the first has ever written to the bot, and that in the channel. */
describe('approvals in a channel, from the question to the end', function () {
  this.timeout(40_000);
  /** Goes forward only: the pace at which Teams is written to goes by it. */
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  let folder: string;
  let desk: TestDesk;
  let sweep: () => void;
  let count = 0;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'approval-policy-'));
    const file = join(folder, 'policy.json');
    await writeFile(file, JSON.stringify(policy));
    const options = { overrides: { clock }, env: { APPROVAL_POLICY_FILE: file }, connector: ownChats };
    ({ desk, sweep } = await startSwept(() => startTestDesk(options)));
    await inChannel(1).says('approvals here');
  });
  after(async () => {
    await desk?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const inChannel = (number: number) =>
    desk.user({
      objectId: approverId(number),
      name: `Approver ${number}`,
      conversationId: channelId,
      conversationType: 'channel',
    });
  const alone = (number: number) => desk.user({ objectId: approverId(number), name: `Approver ${number}` });
  const asked = (objectId?: string) => {
    const name = 'Ada Rep';
    return confirm(desk.user(objectId ? { objectId, name } : { name }), `room${++count}`);
  };
  const shown = (domain: string, wanted: RegExp) =>
    cardIn(inChannel(1), (card) => text(card).includes(`${domain} Toys`) && wanted.test(text(card)));
  const told = (user: TeamsUser, domain: string, words: RegExp) =>
    cardIn(user, (card) => text(card).includes(`${domain} Toys`) && words.test(text(card)));
  const ownCards = (number: number, domain: string) =>
    JSON.stringify(desk.connector.messages(`a:${approverId(number)}`)).split(`${domain} Toys`).length - 1;

  function passes(ms: number): void {
    time.offsetMs += ms;
    sweep();
  }

  it('say so when an approver knows nobody else whom to ask', async () => {
    const { domain } = await asked(escalated);
    const first = inChannel(1);
    const whole = await first.clicks(await shown(domain, /open it to see everything/), 'request.view');
    const choice = await first.clicks(whole, 'request.delegate');
    assert.match(text(choice.card), /There is nobody else whom you can ask/);
    assert(!byId(choice.card, 'recipient') && !hasButton(choice.card, 'request.delegate'));
    await first.clicks(await first.clicks(choice, 'request.view'), 'request.reject', { reason: 'No' });
  });

  it('can be handed to who only ever clicked in the channel, by choice or by search', async () => {
    const { domain } = await asked();
    const [first, second] = [inChannel(1), inChannel(2)];
    await second.clicks(await shown(domain, /open it to see everything/), 'request.view');
    const { domain: other } = await asked(escalated);
    const whole = await first.clicks(await shown(other, /open it to see everything/), 'request.view');
    const choice = await first.clicks(whole, 'request.delegate');
    assert.match(text((await first.clicks(choice, 'request.delegate')).card), /Choose a person from the list/);
    const searched = async (user: TeamsUser) => {
      const value = { dataset: 'approvers', queryText: 'pprover 2', queryOptions: { skip: 0, top: 15 } };
      const activity = user.activity({ type: 'invoke', name: 'application/search', value });
      return JSON.stringify((await user.invoke(activity)).value);
    };
    assert((await searched(first)).includes(second.objectId));
    assert(!(await searched(desk.user({ name: 'Ada Rep' }))).includes(second.objectId), 'who is no approver sees them');
    await first.clicks(choice, 'request.delegate', { recipient: second.objectId });
    await alone(2).clicks(await askedOf(alone(2), other), 'request.approve');
    await shown(other, /Approver 2 approved on/);
  });

  it('go on in the own chat of whom an approver asked instead, and nobody else is asked again', async () => {
    await alone(3).says('help');
    const { owner, seen, domain } = await asked();
    const first = inChannel(1);
    const whole = await first.clicks(await shown(domain, /open it to see everything/), 'request.view');
    const choice = await first.clicks(whole, 'request.delegate');
    await first.clicks(choice, 'request.delegate', { recipient: approverId(3) });
    await alone(3).clicks(await askedOf(alone(3), domain), 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    assert.equal(customersOf(desk, domain), 1);
    await shown(domain, /Approver 3 approved on/);
    assert.equal(ownCards(2, domain), 0, 'somebody is asked twice');
  });

  it('reach those who are asked later in their own chats', async () => {
    const { owner, seen, domain } = await asked(escalated);
    await shown(domain, /open it to see everything/);
    passes(18 * hour);
    const theirs = await askedOf(alone(4), domain);
    await shown(domain, /Others were asked as well/);
    await alone(4).clicks(theirs, 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    await shown(domain, /Approver 4 approved on/);
  });

  it('are asked for again when the owner changed what was returned, and everybody who decides hears of it', async () => {
    const { owner, seen, domain } = await asked();
    const first = inChannel(1);
    const whole = await first.clicks(await shown(domain, /open it to see everything/), 'request.view');
    await first.clicks(whole, 'request.return', { reason: 'Wrong street' });
    const back = await shown(domain, /Returned for changes/);
    assert(!/Wrong street/.test(text(back.card)), 'everybody in the channel reads what was typed');
    assert(!hasButton(back.card, 'request.view'));
    const returned = await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'request.correct'));
    await owner.clicks(await owner.clicks(returned, 'request.correct'), 'request.submit');
    const again = await shown(domain, /open it to see everything/);
    for (const number of [1, 2]) await told(alone(number), domain, /changed this request and confirmed it again/);
    assert(!byId(again.card, 'reason'), 'everybody in the channel could decide');
    await inChannel(2).clicks(await inChannel(2).clicks(again, 'request.view'), 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
  });

  it('are called to mind in everybody’s own chat, and end there as everywhere when nobody decides', async () => {
    const { owner, domain } = await asked();
    await shown(domain, /open it to see everything/);
    passes(36 * hour + 1_000);
    for (const number of [1, 2]) await told(alone(number), domain, /still waits for your decision/);
    passes(36 * hour);
    await told(owner, domain, /Not decided in time/);
    const ended = await shown(domain, /Not decided in time|nobody decided/i);
    assert(!hasButton(ended.card, 'request.view'));
  });
});
