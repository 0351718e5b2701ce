import assert from 'node:assert/strict';
import { button, type CardNode, text } from '../support/card.ts';
import { createOne, fillIn, wingtip } from '../support/story.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const verbs = [
  'draft.save',
  'draft.back',
  'draft.edit',
  'draft.cancel',
  'draft.useAddress',
  'draft.useDomain',
  'request.submit',
  'request.withdraw',
  'request.approve',
  'request.reject',
  'request.return',
  'request.retry',
  'request.correct',
  'request.view',
  'credential.reveal',
  'credential.done',
  'credential.reset',
];

describe('invariant I3: only the database authorises', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk();
  });
  after(() => desk.close());

  function forged(user: TeamsUser, seen: Seen, verb: string, data: object): object {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    return user.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: seen.messageId, value });
  }

  it('no verb by anybody but the owner does anything, to a draft or a created customer, whatever the card claims', async () => {
    const ada = desk.user();
    const draft = await fillIn(ada, { ...wingtip.company, domain: 'adasdraft' });
    const created = await createOne(ada, { ...wingtip.company, domain: 'adascreated' });
    const mallory = desk.user();
    const posts = desk.sandbox.posts().length;
    for (const seen of [draft, created]) {
      const { data } = button(seen.card, seen === draft ? 'request.submit' : 'credential.reveal') as { data: CardNode };
      const claims = {
        owner: mallory.objectId,
        actor: ada.objectId,
        aadObjectId: ada.objectId,
        state: 'approved',
        tenantId: ada.tenantId,
      };
      for (const verb of verbs) {
        const answer = await mallory.invoke(
          forged(mallory, seen, verb, { ...data, step: 'review', suggestion: 0, ...claims }),
        );
        assert.equal(
          answer.type,
          'application/vnd.microsoft.activity.message',
          `${verb} by a stranger was answered with a card`,
        );
      }
    }
    assert.equal(desk.sandbox.posts().length, posts);
    const still = await ada.clicks(draft, 'draft.back');
    assert(button(still.card, 'draft.save'), 'the stranger changed the draft');
  });

  it('malformed data of the owner’s own clicks changes nothing and is answered', async () => {
    const ada = desk.user();
    const draft = await fillIn(ada, { ...wingtip.company, domain: 'adasother' });
    const { data } = button(draft.card, 'request.submit') as { data: CardNode };
    const seen = async () => text((await ada.invoke(forged(ada, draft, 'request.view', data))).value);
    const before = await seen();
    const posts = desk.sandbox.posts().length;
    const odd = [null, [], {}, '', 'text', -1, 1e300, true, { $gt: 0 }, 'x'.repeat(10_000), '__proto__'];
    const readBy = {
      version: 'request.submit',
      requestId: 'request.submit',
      suggestion: 'draft.useAddress',
      step: 'draft.save',
    };
    for (const [name, verb] of Object.entries(readBy)) {
      for (const value of odd) {
        const answer = await ada.invoke(forged(ada, draft, verb, { ...data, [name]: value }));
        assert.equal(answer.statusCode, 200);
      }
    }
    assert.equal(await seen(), before, 'the draft is another one');
    assert.equal(desk.sandbox.posts().length, posts);
  });

  it('a client that repaints by itself gets the state as it is, whatever verb it sends, and no message is sent', async () => {
    const ada = desk.user();
    const draft = await fillIn(ada, { ...wingtip.company, domain: 'adasrefresh' });
    const { data } = button(draft.card, 'request.submit') as { data: CardNode };
    const calls = desk.connector.calls.length;
    for (const verb of ['request.view', 'request.submit', 'draft.cancel', 'draft.back']) {
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'automatic' };
      const refresh = ada.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: draft.messageId, value });
      const answer = await ada.invoke(refresh);
      assert.equal(text(answer.value), text(draft.card), verb);
    }
    assert.equal(desk.connector.calls.length, calls, 'a refresh that sends or updates loops');
  });
});
