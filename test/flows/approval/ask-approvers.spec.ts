import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/person.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { askArrived } from '../../../src/flows/approval/ask-arrived.ts';
import { decideRequest } from '../../../src/flows/approval/decide-request.ts';
import { keepApprovalTimes } from '../../../src/flows/approval/keep-approval-times.ts';
import { nudgeApprovers } from '../../../src/flows/approval/nudge-approvers.ts';
import { deliverRequest } from '../../../src/flows/delivery/deliver-request.ts';
import { idOf } from '../../domain/approval/sample-policy.ts';
import { testDatabases } from '../../storage/support/test-database.ts';
import { hasButton, text } from '../../support/card.ts';
import { ApprovalWorld, personOf, policyOf } from './support/approval-world.ts';

const [first, absent, third] = [personOf(idOf(1)), personOf(idOf(2)), personOf(idOf(3))];
const owner = personOf(idOf(9), 'Ada Rep');

for (const { name, open } of testDatabases) {
  describe(`asking the approvers on ${name}`, function () {
    this.timeout(60_000);
    let world: ApprovalWorld;
    /** Whom Teams lets the bot write to. */
    let hasInstalled: boolean;
    beforeEach(async () => {
      world = await ApprovalWorld.open(open);
      world.policy = policyOf({});
      hasInstalled = false;
      await world.meets(first);
      const fits = (call: { readonly body: { readonly members?: readonly { readonly id: string }[] } }) =>
        !hasInstalled && call.body.members?.[0]?.id.includes(absent.objectId) === true;
      world.connector.fail({ fits, status: 403, times: 99 });
    });
    afterEach(() => world.close());

    async function asked(): Promise<CustomerRequest> {
      const request = await world.pending(owner);
      await deliverRequest(world.context(), request.id);
      await world.settle(request.id);
      return request;
    }
    const questions = (person: Person) =>
      world.cards(person).filter((card) => hasButton(card, 'request.approve')).length;
    const unreached = async ({ id }: CustomerRequest) => (await world.now(id)).approval?.unreached;
    const ownersCard = () => text(world.cards(owner)[0]);

    it('sends everybody who is asked one card, however often it is delivered', async () => {
      hasInstalled = true;
      const request = await asked();
      for (let times = 0; times < 2; times += 1) await deliverRequest(world.context(), request.id);
      assert.deepEqual([questions(first), questions(absent), await unreached(request)], [1, 1, []]);
      assert.doesNotMatch(ownersCard(), /cannot be reached/);
    });

    it('says who has not installed the app, to the owner and in the log, and asks the others all the same', async () => {
      const request = await asked();
      assert.deepEqual([questions(first), questions(absent)], [1, 0]);
      assert.deepEqual(await unreached(request), [absent.objectId]);
      assert.match(ownersCard(), /1 approver cannot be reached: they have to install me/);
      const logged = world.warnings.filter((warning) => warning.text === 'An approver cannot be reached');
      assert.deepEqual(
        logged.map(({ facts }) => facts),
        [{ requestId: request.id, approver: absent.objectId }],
      );
    });

    it('asks who installed it since, as soon as they open a chat', async () => {
      const request = await asked();
      hasInstalled = true;
      await world.meets(absent);
      await askArrived(world.context(), { ...absent, objectId: absent.objectId.toUpperCase() });
      await world.settle(request.id);
      assert.deepEqual([questions(first), questions(absent), await unreached(request)], [1, 1, []]);
      assert.doesNotMatch(ownersCard(), /cannot be reached/);
      const calls = world.connector.calls.length;
      await askArrived(world.context(), absent);
      await world.settle(request.id);
      assert.equal(world.connector.calls.length, calls);
    });

    it('sends nothing to anybody else who opens a chat, nor what was decided meanwhile', async () => {
      const request = await asked();
      await askArrived(world.context(), personOf(idOf(7)));
      assert.deepEqual(await unreached(request), [absent.objectId]);
      const click = { requestId: request.id, version: request.version, reason: 'no', actor: first } as const;
      await decideRequest(world.context(), { ...click, verdict: 'reject' });
      hasInstalled = true;
      await world.meets(absent);
      await askArrived(world.context(), absent);
      await world.settle(request.id);
      assert.deepEqual(world.cards(absent), []);
    });

    it('tries them again at each reminder, and when the owner reminds', async () => {
      const request = await asked();
      const tries = () => world.connector.calls.filter(({ conversationId }) => conversationId === '').length;
      assert.equal(tries(), 1);
      world.minutes = 37 * 60;
      await keepApprovalTimes(world.context());
      await world.settle(request.id);
      assert.deepEqual([tries(), await unreached(request)], [2, [absent.objectId]]);
      world.minutes = 42 * 60;
      hasInstalled = true;
      const { version } = await world.now(request.id);
      await nudgeApprovers(world.context(), { actor: owner, requestId: request.id, version });
      await world.settle(request.id);
      assert.deepEqual([tries(), questions(absent), await unreached(request)], [3, 1, []]);
    });

    it('reminds in their own chats of what stands in the channel, and says in the log, once, who has none', async () => {
      const place = { serviceUrl: world.connector.url, botId: '28:bot', locale: 'de-DE' };
      await world.store.setApprovalChannel(owner.tenantId, { conversationId: '19:channel', ...place });
      const request = await asked();
      assert.deepEqual([questions(first), await unreached(request), world.warnings.length], [0, [], 0]);
      world.minutes = 5 * 60;
      const { version } = await world.now(request.id);
      await nudgeApprovers(world.context(), { actor: owner, requestId: request.id, version });
      await world.settle(request.id);
      const [shown] = world.connector.messages('19:channel');
      assert.match(JSON.stringify(shown?.attachments), /hat diesen Kunden am/, 'not in the language of the channel');
      assert.equal(world.cards(first).filter((card) => /reminds you of this request/.test(text(card))).length, 1);
      const logged = world.warnings.filter((warning) => warning.text === 'An approver cannot be reached');
      assert.deepEqual(
        logged.map(({ facts }) => facts),
        [{ requestId: request.id, approver: absent.objectId }],
      );
    });

    it('takes the owner’s language and time zone for nobody else’s', async () => {
      hasInstalled = true;
      const request = await world.pending(owner);
      const known = await world.store.findConversation(owner);
      assert(known);
      await world.store.rememberConversation({ ...known, locale: 'de-DE', timeZone: 'Europe/Berlin' }, new Date());
      await deliverRequest(world.context(), request.id);
      const opened = await world.store.findConversation(absent);
      assert.deepEqual(
        [opened?.conversationType, opened?.locale, opened?.timeZone],
        ['personal', undefined, undefined],
      );
    });

    it('does not take a failure that passes for somebody who is not there', async () => {
      hasInstalled = true;
      const request = await world.pending(owner);
      world.connector.fail({ fits: ({ conversationId }) => conversationId === '', status: 429 });
      await assert.rejects(deliverRequest(world.context(), request.id), { code: 'connector.throttled' });
      assert.deepEqual(await unreached(request), []);
      await deliverRequest(world.context(), request.id);
      assert.deepEqual([questions(first), questions(absent)], [1, 1]);
    });

    it('asks the others when one cannot be reached for now', async () => {
      hasInstalled = true;
      const request = await world.pending(owner);
      const isFirsts = ({ conversationId }: { readonly conversationId: string }) =>
        conversationId === `a:${first.objectId}`;
      world.connector.fail({ fits: isFirsts, status: 429 });
      await assert.rejects(deliverRequest(world.context(), request.id), { code: 'connector.throttled' });
      assert.deepEqual([questions(first), questions(absent)], [0, 1]);
      await deliverRequest(world.context(), request.id);
      assert.deepEqual([questions(first), questions(absent)], [1, 1]);
    });

    it('sends nothing to who is no approver any more, nor to the same id in another tenant', async () => {
      hasInstalled = true;
      const foreign = { ...absent, tenantId: '99999999-2222-4333-8444-555555555555' };
      const place = { serviceUrl: world.connector.url, userId: '29:foreign', botId: '28:bot' };
      const chat = { person: foreign, ...place, conversationId: 'a:foreign', conversationType: 'personal' } as const;
      await world.store.rememberConversation(chat, new Date());
      const request = await world.pending(owner);
      world.policy = policyOf({ approvers: [absent.objectId] });
      await deliverRequest(world.context(), request.id);
      assert.deepEqual([world.cards(first), questions(absent)], [[], 1]);
      assert.deepEqual(world.connector.messages('a:foreign'), []);
    });

    it('has what waits for each of them in their list, the oldest first, and nothing that is theirs no more', async () => {
      hasInstalled = true;
      world.policy = policyOf({
        approvalsNeeded: 2,
        approvers: [first, absent, third].map(({ objectId }) => objectId),
      });
      const [one, two, three] = [await world.pending(owner), await world.pending(owner), await world.pending(owner)];
      const mine = await world.pending(first);
      const listed = async (person: Person, limit = 100) =>
        (await world.store.listAsked(person.tenantId, person.objectId, limit)).map(({ id }) => id);
      assert.deepEqual(await listed(absent), [one.id, two.id, three.id, mine.id]);
      assert.deepEqual(await listed({ ...first, objectId: first.objectId.toUpperCase() }), [one.id, two.id, three.id]);
      const click = { version: 2, reason: 'no', actor: first } as const;
      await decideRequest(world.context(), { ...click, requestId: one.id, verdict: 'approve' });
      await decideRequest(world.context(), { ...click, requestId: two.id, verdict: 'reject' });
      assert.deepEqual([await listed(first), await listed(absent)], [[three.id], [one.id, three.id, mine.id]]);
      assert.deepEqual(await listed(first, 1), [three.id], 'what they voted on takes a place');
      assert.deepEqual(await listed({ ...first, tenantId: '99999999-2222-4333-8444-555555555555' }), []);
      assert.deepEqual(await listed(owner), []);
    });
  });
}
