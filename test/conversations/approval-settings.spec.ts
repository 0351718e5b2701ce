import assert from 'node:assert/strict';
import { approverId, askedOf, confirm, customersOf, meetApprovers, ownChats } from '../support/approval-people.ts';
import { byId, hasButton, text } from '../support/card.ts';
import type { TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

describe('approvals whose settings change while requests wait', function () {
  this.timeout(60_000);
  const env: Record<string, string> = {};
  let desk: TestDesk;
  let count = 0;
  before(async () => {
    set([1, 2]);
    desk = await startTestDesk({ env, connector: ownChats });
    await meetApprovers(desk, [1, 2, 3]);
  });
  after(() => desk?.close());
  afterEach(async () => {
    set([1, 2]);
    await desk.restart();
  });

  function set(approvers: readonly number[], approval = 'all'): void {
    env.APPROVAL = approval;
    env.APPROVERS = approvers.map(approverId).join(',');
  }
  async function restart(...settings: Parameters<typeof set>): Promise<void> {
    set(...settings);
    await desk.restart();
  }
  const person = (number: number) => desk.user({ objectId: approverId(number), name: `Approver ${number}` });
  /** The same person at the program as it runs now. */
  const again = ({ objectId, options: { name = '' } }: TeamsUser) => desk.user({ objectId, name });
  const newRequest = () => confirm(desk.user({ name: 'Ada Rep' }), `change${++count}`);

  it('let nobody decide who was removed between the card and the click, nor see what waits; the others do', async () => {
    const { owner, seen, domain } = await newRequest();
    const card = await askedOf(person(1), domain);
    const theirs = await askedOf(person(2), domain);
    await restart([2, 3]);
    for (const verb of ['request.approve', 'request.reject', 'request.return', 'request.delegate']) {
      assert.match(await person(1).clicksForWords(card, verb, { reason: 'because' }), /not among the approvers/);
    }
    assert.match((await person(1).says('waiting for me'))[0]?.text ?? '', /not an approver/);
    assert.equal(customersOf(desk, domain), 0);
    // Who came since is asked about what is confirmed from now on.
    assert.match(await person(3).clicksForWords(card, 'request.approve'), /not among the approvers/);
    await person(2).clicks(theirs, 'request.approve');
    await again(owner).waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
  });

  it('let the owner withdraw what nobody can approve any more', async () => {
    const { owner, seen } = await newRequest();
    await restart([], 'none');
    const over = await again(owner).clicks(seen, 'request.withdraw');
    assert(!hasButton(over.card, 'request.withdraw') && hasButton(over.card, 'customer.new'));
  });

  it('let the owner take it back, and create at once what is confirmed then', async () => {
    const { owner, seen, domain } = await newRequest();
    const card = await askedOf(person(1), domain);
    await restart([], 'none');
    assert.match(await person(1).clicksForWords(card, 'request.approve'), /not among the approvers/);
    const rep = again(owner);
    const draft = await rep.clicks(seen, 'request.correct');
    await rep.clicks(draft, 'request.submit');
    await rep.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    assert.equal(customersOf(desk, domain), 1);
  });

  it('let what was returned be confirmed again without an approval', async () => {
    const { owner, seen, domain } = await newRequest();
    await person(1).clicks(await askedOf(person(1), domain), 'request.return', { reason: 'Wrong street' });
    const back = await owner.waitsFor(seen.messageId, (now) => /Wrong street/.test(text(now)));
    await restart([], 'none');
    const rep = again(owner);
    await rep.clicks(await rep.clicks(back, 'request.correct'), 'request.submit');
    await rep.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
  });

  it('bind what waits to the rule that it was confirmed under', async () => {
    const { owner, seen, domain } = await newRequest();
    const card = await askedOf(person(1), domain);
    await restart([1, 2, 3], '*:3');
    await person(1).clicks(card, 'request.approve');
    await again(owner).waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
  });
});

describe('approvals by the documents’ own example of a policy file', function () {
  this.timeout(40_000);
  let desk: TestDesk;
  const exampleId = (number: number) => `5f6e2b0a-1c1d-4a57-9d3f-0a6b1f2c3d0${number}`;
  const person = (number: number) => desk.user({ objectId: exampleId(number), name: `Approver ${number}` });
  before(async () => {
    const env = { APPROVAL_POLICY_FILE: 'docs/approval-policy.example.json' };
    desk = await startTestDesk({ env, connector: ownChats });
    for (const number of [1, 2, 3, 4, 5, 6]) await person(number).says('help');
  });
  after(() => desk?.close());

  it('need two of those who are no team mates of the rep where the address is not verified', async () => {
    const { owner, seen, domain } = await confirm(person(1), 'exampleone', { addressLine1: '1 Nowhere Lane' });
    assert.match(text(seen.card), /0 of 2 approvals/);
    const cards = [await askedOf(person(4), domain), await askedOf(person(5), domain)] as const;
    assert.match(await person(2).clicksForWords(cards[0], 'request.approve'), /not among the approvers/);
    assert.match(await person(6).clicksForWords(cards[0], 'request.approve'), /not among the approvers/);
    const choice = await person(4).clicks(cards[0], 'request.delegate');
    const offered = (byId(choice.card, 'recipient')?.choices as readonly { readonly value: string }[]) ?? [];
    assert.deepEqual(
      offered.map(({ value }) => value),
      [exampleId(6)],
      'a team mate of the rep is offered',
    );
    await person(4).clicks(cards[0], 'request.approve');
    assert.equal(customersOf(desk, domain), 0);
    await person(5).clicks(cards[1], 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
  });

  it('need one of two people otherwise, each team’s members among the reps', async () => {
    const { owner, seen, domain } = await confirm(person(3), 'exampletwo');
    assert.match(text(seen.card), /0 of 1 approvals/);
    await person(6).clicks(await askedOf(person(6), domain), 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
  });
});
