import assert from 'node:assert/strict';
import type { Approval } from '../../../src/domain/approval/approval.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { AppError } from '../../../src/errors.ts';
import { callWebhook } from '../../../src/flows/approval/call-webhook.ts';
import { changeRequest } from '../../../src/flows/change-request.ts';
import type { FlowContext } from '../../../src/flows/flow-context.ts';
import type { Store, Webhook, WebhookEvent } from '../../../src/flows/ports/ports.ts';
import { createStore } from '../../../src/storage/store.ts';
import { minutesLater, start, stored } from '../../storage/support/sample.ts';
import { type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';

const approval: Approval = {
  rule: {
    ...{ name: 'all', when: {}, approvalsNeeded: 2, approvers: [], teamMatesMayApprove: true, remindAt: [] },
    expiresAfter: { hours: 72 },
  },
  ...{ teams: [], askedVersion: 2, askedAt: start, times: { expiresAt: minutesLater(4320), reminders: [] } },
  ...{ votes: [], delegations: [], remindersSent: 0, unreached: [], earlier: [] },
};

for (const { name, open } of testDatabases) {
  describe(`what the webhook is told, on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    let minute = 0;
    let answers: ('taken' | 'gone' | AppError)[] = [];
    const sent: WebhookEvent[] = [];
    const jobs: string[] = [];
    const dropped: unknown[] = [];
    const webhook: Webhook = {
      async send(event) {
        sent.push(event);
        const answer = answers.shift() ?? 'taken';
        if (answer instanceof AppError) throw answer;
        return answer;
      },
    };
    const log = { warn: (_event: string, facts: unknown) => dropped.push(facts) };
    const context = () =>
      ({ store, clock: { now: () => minutesLater(minute) }, webhook, log }) as unknown as FlowContext;
    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, {
        sendJob: async (_executor, job) => void jobs.push(job.name),
        keepsWebhookEvents: true,
      });
    });
    beforeEach(() => {
      minute = 0;
      answers = [];
      for (const list of [sent, jobs, dropped]) list.length = 0;
    });
    after(() => db.drop());

    async function asked(): Promise<CustomerRequest> {
      const request = await stored(store);
      const change = { state: 'pendingApproval', approval, profileHash: 'h' } as const;
      return changeRequest(context(), request, change, { actor: 'system' });
    }
    const to = (request: CustomerRequest, change: Partial<CustomerRequest>) =>
      changeRequest(context(), request, change, { actor: 'system' });
    const types = () => sent.map(({ type }) => type);

    it('is each new state and each vote of a request that was asked about, and nothing else', async () => {
      const request = await asked();
      const vote = { person: request.owner, at: start, profileHash: 'h' };
      const voted = await to(request, { approval: { ...approval, votes: [vote] } });
      const nudged = await to(voted, { approval: { ...approval, votes: [vote], nudgedAt: start } });
      const expired = await to(nudged, { state: 'expired' });
      await callWebhook(context(), request.id);
      assert.deepEqual(types(), ['request.asked', 'request.voted', 'request.expired']);
      assert.deepEqual(
        sent.map(({ id }) => id),
        [2, 3, 5].map((version) => `msg_${request.id}_${version}`),
      );
      const { id, number } = expired;
      assert.deepEqual(JSON.parse(sent[1]?.body ?? ''), {
        ...{ id: `msg_${id}_3`, type: 'request.voted', at: start.toISOString() },
        request: {
          ...{ id, number: `TD-${number}`, state: 'pendingApproval', version: 3, profileHash: 'h' },
          approvals: { given: 1, needed: 2 },
        },
      });
      assert.deepEqual(jobs, ['call-webhook', 'call-webhook', 'call-webhook']);
      const other = await to(await stored(store), { state: 'submitted' });
      await callWebhook(context(), other.id);
      assert.equal(sent.length, 3);
    });

    it('commits with the change, or not at all', async () => {
      const request = await asked();
      const fails = async () => assert.fail('it fails');
      await assert.rejects(
        changeRequest(context(), request, { state: 'withdrawn' }, { actor: 'system', also: fails }),
        /it fails/,
      );
      await assert.rejects(to({ ...request, version: 1 }, { state: 'withdrawn' }), { code: 'request.changed' });
      await callWebhook(context(), request.id);
      assert.deepEqual(types(), ['request.asked']);
    });

    it('comes again from where it failed, unchanged', async () => {
      const request = await asked();
      await to(request, { state: 'rejected' });
      answers = ['taken', new AppError('webhook.failed', 'No.', 'Wait.', { retry: 'ambiguous' })];
      await assert.rejects(callWebhook(context(), request.id), { code: 'webhook.failed' });
      assert.deepEqual(await store.dueWebhookEvents(minutesLater(-1)), []);
      assert((await store.dueWebhookEvents(start)).includes(request.id));
      await callWebhook(context(), request.id);
      const [asking, first, again] = sent;
      assert.deepEqual([asking?.type, first], ['request.asked', again]);
      assert(!(await store.dueWebhookEvents(start)).includes(request.id));
    });

    it('is dropped after a day, where the receiver is gone, and where there is none any more', async () => {
      const request = await asked();
      minute = 24 * 60 + 1;
      await to(request, { state: 'rejected' });
      await callWebhook(context(), request.id);
      assert.deepEqual(types(), ['request.decided']);
      const gone = await asked();
      answers = ['gone'];
      await callWebhook(context(), gone.id);
      const unset = await asked();
      const { webhook: _none, ...without } = context();
      await callWebhook(without, unset.id);
      const why = (requestId: string, reason: string) => ({ requestId, event: 'request.asked', reason });
      assert.deepEqual(dropped, [
        why(request.id, 'older than a day'),
        why(gone.id, 'the receiver answered 410'),
        why(unset.id, 'no webhook is set'),
      ]);
      assert.deepEqual(await store.dueWebhookEvents(minutesLater(minute)), []);
    });

    it('is not kept where there is no webhook, and goes with the traces of its request', async () => {
      const request = await asked();
      await store.transaction((tx) => tx.eraseTraces(request.id));
      assert.equal(await store.findWebhookEvent(request.id), undefined);
      const off = createStore(db.database.kysely, { sendJob: async (_executor, job) => void jobs.push(job.name) });
      jobs.length = 0;
      await changeRequest({ ...context(), store: off }, request, { state: 'withdrawn' }, { actor: 'system' });
      assert.deepEqual([await store.findWebhookEvent(request.id), jobs], [undefined, []]);
    });
  });
}
