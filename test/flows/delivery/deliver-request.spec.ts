import assert from 'node:assert/strict';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { AppError } from '../../../src/errors.ts';
import { deliverRequest } from '../../../src/flows/delivery/deliver-request.ts';
import { createLanes } from '../../../src/flows/delivery/lanes.ts';
import type { FlowContext } from '../../../src/flows/flow-context.ts';
import { findStuckRequests } from '../../../src/flows/operator/find-stuck-requests.ts';
import type { Job, Messenger, SentMessage, Store } from '../../../src/flows/ports/ports.ts';
import { createOperatorReads } from '../../../src/storage/operator-reads.ts';
import { createStore } from '../../../src/storage/store.ts';
import { message, minutesLater, start, stored } from '../../storage/support/sample.ts';
import { silentLog, type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';

const lostAnswer = new AppError('connector.unavailable', 'No answer.', 'Wait.', { retry: 'ambiguous' });
const throttled = new AppError('connector.throttled', 'Too many.', 'Wait.', { retry: 'safe' });

type Post = Parameters<Store['cancelPost']>;

for (const { name, open } of testDatabases) {
  describe(`a message to an owner who has none, on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    let jobs: Job[] = [];
    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async (_executor, job) => void jobs.push(job) });
    });
    after(() => db.drop());
    beforeEach(() => {
      jobs = [];
    });

    async function failedRequest(): Promise<CustomerRequest> {
      const request = await stored(store, { state: 'failed' });
      const place = { serviceUrl: 'https://s/', conversationId: `a:${request.id}`, userId: '29:x', botId: '28:y' };
      await store.rememberConversation({ person: request.owner, ...place, conversationType: 'personal' }, start);
      return request;
    }

    /** A process whose posts end so, one after the other and then well, and whose store fails so often at one thing. */
    function world(failing: 'rememberMessage' | 'cancelPost' | 'none', times: number, ...ends: readonly AppError[]) {
      const posted: SentMessage[] = [];
      const over = new AbortController();
      const left = [...ends];
      let failures = times;
      const stumbling = async (work: () => Promise<void>) => {
        if (failures > 0) {
          failures -= 1;
          throw new Error('The connection to the database is lost.');
        }
        await work();
      };
      const messenger: Pick<Messenger, 'post'> = {
        async post({ conversationId }, { id, version }) {
          const error = left.shift();
          if (error) throw error;
          const sent = message(id, { conversationId, version });
          posted.push(sent);
          return sent;
        },
      };
      const uncertain: Partial<Store> = {
        ...(failing === 'rememberMessage'
          ? { rememberMessage: (sent: SentMessage) => stumbling(() => store.rememberMessage(sent)) }
          : {}),
        ...(failing === 'cancelPost'
          ? { cancelPost: (...post: Post) => stumbling(() => store.cancelPost(...post)) }
          : {}),
      };
      const pauses: number[] = [];
      const wait = async (ms: number) => void pauses.push(ms);
      const context = {
        store: { ...store, ...uncertain },
        messenger,
        lanes: createLanes(() => new Promise(() => {})),
        clock: { now: () => start },
        log: silentLog,
        wait,
        shutdown: { began: over.signal, over: over.signal },
      } as unknown as FlowContext;
      return { context, posted, pauses, over };
    }

    it('is remembered, though the database stumbles after Teams took it', async () => {
      const { id } = await failedRequest();
      const { context, posted, pauses } = world('rememberMessage', 3);
      await deliverRequest(context, id);
      assert.equal(posted.length, 1);
      assert.deepEqual(await store.listMessages(id), posted);
      assert.deepEqual(pauses, [200, 400, 800]);
    });

    it('is not remembered for ever: neither by a process that ends nor against a database that refuses it', async () => {
      const ending = world('rememberMessage', 1);
      ending.over.abort();
      await assert.rejects(deliverRequest(ending.context, (await failedRequest()).id), /unexpected/);
      assert.deepEqual(ending.pauses, []);
      const refusing = world('rememberMessage', Number.POSITIVE_INFINITY);
      await assert.rejects(deliverRequest(refusing.context, (await failedRequest()).id), /unexpected/);
      const waited = refusing.pauses.reduce((sum, ms) => sum + ms, 0);
      assert(waited > 4 * 60_000 && waited < 5 * 60_000, `${waited} ms`);
    });

    it('is brought up to date when the request changed before it was remembered', async () => {
      const request = await failedRequest();
      const { context } = world('rememberMessage', 1);
      const wait = async () => {
        await store.saveRequest({ ...request, version: 2 }, 1);
        await deliverRequest(world('none', 0).context, request.id);
      };
      await deliverRequest({ ...context, wait }, request.id);
      assert.deepEqual(jobs, [{ name: 'deliver', requestId: request.id }]);
    });

    it('is posted again when it certainly did not leave, though the database stumbles then', async () => {
      const { id } = await failedRequest();
      const { context, posted } = world('cancelPost', 2, throttled);
      await assert.rejects(deliverRequest(context, id), throttled);
      await deliverRequest(context, id);
      assert.equal(posted.length, 1);
      assert.deepEqual(await store.listMessages(id), posted);
    });

    it('is an operator’s to look at when nobody knows for 15 minutes whether it arrived', async () => {
      const { id } = await failedRequest();
      const { context, posted } = world('none', 0, lostAnswer);
      await deliverRequest(context, id);
      await deliverRequest(context, id);
      assert.deepEqual(posted, []);
      const reads = createOperatorReads(db.database.kysely);
      const reasonsAfter = async (minutes: number) => {
        const jobs = { givenUp: async () => [], jobsOf: async () => [] };
        const clock = { now: () => minutesLater(minutes) };
        return (await findStuckRequests({ ...context, reads, jobs, clock } as never)).get(id)?.reasons;
      };
      assert.equal(await reasonsAfter(15), undefined);
      assert.deepEqual(await reasonsAfter(16), ['messageBehind']);
      await store.rememberMessage(message(id));
      assert.equal(await reasonsAfter(16), undefined);
    });
  });
}
