import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  approverId,
  askedOf,
  cardIn,
  confirm,
  customersOf,
  meetApprovers,
  ownChats,
  toReview,
} from '../support/approval-people.ts';
import { byId, hasButton, text } from '../support/card.ts';
import { startSwept } from '../support/sweeps.ts';
import type { TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const hour = 3_600_000;
/** Reps of whom a rule of their own holds. */
const [escalated, onlyApprover, alone] = [randomUUID(), approverId(1), randomUUID()];
const policy = {
  rules: [
    {
      name: 'Only the rep',
      when: { reps: [onlyApprover] },
      approvalsNeeded: 1,
      approvers: [onlyApprover],
    },
    {
      name: 'Escalated',
      when: { reps: [escalated] },
      approvalsNeeded: 1,
      approvers: [approverId(1)],
      expiresAfter: { hours: 72 },
      escalation: { at: 0.25, to: [approverId(4)] },
    },
    { name: 'One', when: { reps: [alone] }, approvalsNeeded: 1, approvers: [approverId(1)] },
    { name: 'Everything', when: {}, approvalsNeeded: 1, approvers: [1, 2, 3].map(approverId) },
  ],
};

describe('approvals by a policy file', function () {
  this.timeout(40_000);
  /** Goes forward only: the pace at which Teams is written to goes by it. */
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  let folder: string;
  let desk: TestDesk;
  let sweep: () => void;
  let people: readonly TeamsUser[] = [];
  let count = 0;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'approval-policy-'));
    const file = join(folder, 'policy.json');
    await writeFile(file, JSON.stringify(policy));
    const options = { overrides: { clock }, env: { APPROVAL_POLICY_FILE: file }, connector: ownChats };
    ({ desk, sweep } = await startSwept(() => startTestDesk(options)));
    people = await meetApprovers(desk, [1, 2, 3, 4]);
  });
  after(async () => {
    await desk?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const newDomain = () => `story${++count}`;
  const person = (number: number) => people[number - 1] ?? assert.fail('nobody has that number');

  function passes(ms: number): void {
    time.offsetMs += ms;
    sweep();
  }

  it('are decided by whom an approver asked instead, and again by whom that one asked', async () => {
    const [first, second, boss] = [person(1), person(2), person(4)];
    const { owner, seen, domain } = await confirm(desk.user({ objectId: alone, name: 'Ada Rep' }), newDomain());
    const card = await askedOf(first, domain);
    const choice = await first.clicks(card, 'request.delegate');
    const field = byId(choice.card, 'recipient');
    const offered = ((field?.choices ?? []) as readonly { readonly title: string }[]).map(({ title }) => title);
    assert.deepEqual(offered.toSorted(), ['Approver 2', 'Approver 3', 'Approver 4']);
    const unknown = await first.clicks(choice, 'request.delegate', { recipient: owner.objectId });
    assert(byId(unknown.card, 'recipientError'));
    const given = await first.clicks(choice, 'request.delegate', { recipient: second.objectId });
    assert(!hasButton(given.card, 'request.approve'));
    const theirs = await askedOf(second, domain);
    const next = await second.clicks(theirs, 'request.delegate');
    await second.clicks(next, 'request.delegate', { recipient: boss.objectId });
    const last = await askedOf(boss, domain);
    await first.clicks(card, 'request.approve');
    await second.clicks(theirs, 'request.approve');
    assert.equal(customersOf(desk, domain), 0, 'who gave the decision away decided');
    await boss.clicks(last, 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    assert.equal(customersOf(desk, domain), 1);
    for (const [who, messageId] of [
      [first, card.messageId],
      [second, theirs.messageId],
      [boss, last.messageId],
    ] as const) {
      await who.waitsFor(messageId, (now) => /Approver 4 approved/.test(text(now)));
    }
  });

  it('are asked of others as well when nobody decides for a while, and the owner sees that', async () => {
    const [first, boss] = [person(1), person(4)];
    const { owner, seen, domain } = await confirm(desk.user({ objectId: escalated, name: 'Eve Rep' }), newDomain());
    const card = await askedOf(first, domain);
    assert.match(await boss.clicksForWords(card, 'request.approve'), /not among the approvers/);
    passes(18 * hour);
    const theirs = await askedOf(boss, domain);
    await owner.waitsFor(seen.messageId, (now) => /Others were asked as well/.test(text(now)));
    await boss.clicks(theirs, 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    await first.waitsFor(card.messageId, (now) => /Approver 4 approved/.test(text(now)));
  });

  it('can be called to mind by the owner, once in four hours', async () => {
    const first = person(1);
    const { owner, seen, domain } = await confirm(desk.user(), newDomain());
    await askedOf(first, domain);
    assert(!hasButton(seen.card, 'request.nudge'));
    passes(4 * hour + 1_000);
    const opened = await owner.asks(`status ${/TD-\d+/.exec(text(seen.card))?.[0]}`);
    const nudged = await owner.clicks(opened, 'request.nudge');
    assert(!hasButton(nudged.card, 'request.nudge'));
    const isNudge = (card: object) => /reminds you of this request/.test(text(card));
    const told = await cardIn(first, (card) => isNudge(card) && text(card).includes(`${domain} Toys`));
    await owner.clicks(opened, 'request.nudge');
    await first.clicks(await first.clicks(told, 'request.view'), 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    const stored = desk.connector.calls.filter(
      ({ conversationId, body }) =>
        conversationId === first.conversationId && isNudge(body) && JSON.stringify(body).includes(`${domain} Toys`),
    );
    assert.equal(stored.length, 1);
  });

  it('say at Confirm that the owner is the only approver, and keep the draft', async () => {
    const owner = person(1);
    const review = await toReview(owner, newDomain());
    assert.match(await owner.clicksForWords(review, 'request.submit'), /Too few people.*Your draft is kept/);
    const back = await owner.clicks(review, 'draft.back');
    assert.equal(byId(back.card, 'city')?.value, 'Redmond');
    assert.match(text((await owner.asks('my requests')).card), new RegExp(`story${count} Toys`));
  });

  it('are told to an owner in a group chat there, at each step, and to nobody else in it', async () => {
    const [first, second, third] = [person(1), person(2), person(3)];
    const conversationId = '19:sales@thread.v2';
    const owner = desk.user({ name: 'Ada Rep', conversationId, conversationType: 'groupChat' });
    const { seen, domain } = await confirm(owner, newDomain());
    const card = await askedOf(first, domain);
    const choice = await first.clicks(card, 'request.delegate');
    await first.clicks(choice, 'request.delegate', { recipient: person(4).objectId });
    await owner.waitsFor(seen.messageId, (now) => /Approver 1 asked/.test(text(now)));
    await second.clicks(await askedOf(second, domain), 'request.return', { reason: 'Wrong street' });
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'request.correct') && /Wrong street/.test(text(now)));
    await cardIn(owner, (now) => !hasButton(now, 'request.correct') && /Wrong street/.test(text(now)));
    const draft = await owner.clicks(
      await cardIn(owner, (now) => hasButton(now, 'request.correct')),
      'request.correct',
    );
    await owner.clicks(draft, 'request.submit');
    await third.clicks(await askedOf(third, domain), 'request.approve');
    await cardIn(owner, (now) => /approved your request/.test(text(now)));
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    assert(
      desk.connector.messages(conversationId).every(({ targeted }) => targeted),
      'others see it',
    );
    const posts = desk.connector.calls.filter(
      (call) => call.conversationId === conversationId && call.method === 'POST',
    );
    assert(posts.length >= 3 && posts.every(({ body }) => body.recipient?.id === owner.id));
    assert.deepEqual(desk.connector.messages(`a:${owner.objectId}`), []);
  });

  it('are told to an owner in the group chat in which they asked, whichever they wrote in since', async () => {
    const [conversationId, later] = ['19:first@thread.v2', '19:later@thread.v2'];
    const owner = desk.user({ name: 'Ada Rep', conversationId, conversationType: 'groupChat' });
    const { domain } = await confirm(owner, newDomain());
    const elsewhere = { objectId: owner.objectId, name: 'Ada Rep', conversationType: 'groupChat' } as const;
    await desk.user({ ...elsewhere, conversationId: later }).says('help');
    await person(1).clicks(await askedOf(person(1), domain), 'request.reject', { reason: 'No credit' });
    await cardIn(owner, (now) => /rejected your request/.test(text(now)));
    const there = desk.connector.messages(conversationId);
    assert(there.every(({ targeted }) => targeted) && there.at(-1)?.recipient?.id === owner.id);
    assert(!JSON.stringify(desk.connector.messages(later)).includes('rejected your request'));
  });

  it('reach an owner in their own chat when Teams lets the bot tell them nothing where they asked', async () => {
    const conversationId = '19:closed@thread.v2';
    const owner = desk.user({ name: 'Ada Rep', conversationId, conversationType: 'groupChat' });
    const { domain } = await confirm(owner, newDomain());
    const first = person(1);
    const card = await askedOf(first, domain);
    desk.connector.fail({ fits: (call) => call.conversationId === conversationId, status: 403, times: 99 });
    await first.clicks(card, 'request.reject', { reason: 'No credit' });
    await cardIn(desk.user({ objectId: owner.objectId }), (now) => /rejected your request/.test(text(now)));
  });

  it('reach an approver who installs the app after they were asked; the owner sees until then who does not', async () => {
    const late = desk.user({ objectId: approverId(3), name: 'Approver 3', conversationId: `a:${approverId(3)}` });
    const asked = newDomain();
    desk.connector.fail({
      // What earlier stories still bring up to date in that chat is none of it.
      fits: ({ conversationId, body }) =>
        conversationId === late.conversationId && JSON.stringify(body).includes(`${asked} Toys`),
      status: 403,
    });
    const { owner, seen, domain } = await confirm(desk.user(), asked);
    await owner.waitsFor(seen.messageId, (now) => /1 approver cannot be reached/.test(text(now)));
    await askedOf(person(1), domain);
    await late.send(late.activity({ type: 'installationUpdate', action: 'add' }));
    const card = await askedOf(late, domain);
    await owner.waitsFor(seen.messageId, (now) => !/cannot be reached/.test(text(now)));
    await late.clicks(card, 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
  });
});
