import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { type CardNode, hasButton, text } from '../../support/card.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { createServerDatabase, type ServerDatabase } from '../../support/server-database.ts';
import { fillIn, wingtip } from '../../support/story.ts';
import { type Seen, TeamsUser } from '../../support/teams-user.ts';
import { assertZeros } from '../support/assert-zeros.ts';
import { type ChaosWorld, createChaosWorld } from '../support/chaos-world.ts';
import { createDeskProcess, type DeskProcess } from '../support/desk-process.ts';
import { clickEightTimes, clickOnceMore, numberOf } from '../support/eight-clicks.ts';
import { carryLoad } from '../support/load.ts';
import { isEverythingWanted, sizes } from '../support/sizes.ts';
import { isCreated, refusal } from '../support/story-steps.ts';
import { inWords, part } from '../support/summary.ts';
import { judge } from '../support/verdict.ts';

const minute = 60_000;

describe('two replicas on one PostgreSQL server', function () {
  const rounds = sizes.replicaKills;
  this.timeout(6 * minute + rounds * 30_000);
  const counts = part('kill -9, one of two replicas');
  const clickCounts = part('the same click eight times at once');
  let server: ServerDatabase;
  let database: pg.Client;
  let world: ChaosWorld;
  let replicas: readonly DeskProcess[] = [];

  before(async () => {
    server = await createServerDatabase();
    database = new pg.Client({ connectionString: server.url });
    await database.connect();
    world = await createChaosWorld({ databaseUrl: server.url, sandbox: { listDelayMs: 50 } });
    replicas = await Promise.all([createDeskProcess(world.environment), createDeskProcess(world.environment)]);
    await Promise.all(replicas.map((replica) => replica.start()));
  });
  after(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await world?.close();
    await database?.end();
    await server?.drop();
  });

  const botUrls = () => replicas.map(({ url }) => url);

  async function reviewed(domain: string): Promise<{ readonly user: TeamsUser; readonly review: Seen }> {
    const user = new TeamsUser({ botUrl: botUrls()[0] ?? '', connector: world.connector });
    return { user, review: await fillIn(user, { ...wingtip.company, companyName: `${domain} Toys`, domain }) };
  }

  async function createdOne(domain: string): Promise<{ readonly user: TeamsUser; readonly seen: Seen }> {
    const { user, review } = await reviewed(domain);
    await user.clicks(review, 'request.submit');
    return { user, seen: await user.waitsFor(review.messageId, isCreated, minute) };
  }

  async function timesAudited(seen: Seen, event: string): Promise<number> {
    const { rows } = await database.query(
      'select count(*)::integer as times from audit join request on request.id = request_id where number = $1 and event = $2',
      [numberOf(seen), event],
    );
    return rows[0].times;
  }

  function idsPosted(domain: string): number {
    const own = world.sandbox.posts().filter(({ body }) => JSON.stringify(body).includes(`"${domain}.`));
    return new Set(own.map(({ requestId }) => requestId)).size;
  }

  /** Clicks eight times, once more later, and counts what came of it. */
  async function eight(
    user: TeamsUser,
    seen: Seen,
    verb: string,
    event: string,
    isTrue: (card: CardNode) => boolean,
  ): Promise<readonly CardNode[]> {
    const clicks = { user, botUrls: botUrls(), seen, verb };
    const cards = await clickEightTimes(clicks);
    for (const card of cards) assert(isTrue(card), `${verb} was answered with: ${text(card)}`);
    assert(isTrue(await clickOnceMore(clicks)));
    clickCounts[verb] = `${cards.length} good answers, ${await timesAudited(seen, event)} × ${event} for`;
    return cards;
  }

  describe('take the same click eight times at once, as one', () => {
    after(() => {
      clickCounts.clicks = Object.keys(clickCounts).length * 8;
    });

    it('a saved step', async () => {
      const user = new TeamsUser({ botUrl: botUrls()[0] ?? '', connector: world.connector });
      const seen = await user.asks('new customer');
      const typed = { ...wingtip.company, companyName: 'Eight Saved Toys', domain: 'eightsaved' };
      const cards = await clickEightTimes({ user, botUrls: botUrls(), seen, verb: 'draft.save', typed });
      assert(
        cards.every((card) => isDeepStrictEqual(card, cards[0])),
        'the answers differ',
      );
      const { rows } = await database.query('select version, step from request where number = $1', [numberOf(seen)]);
      assert.deepEqual(rows, [{ version: 2, step: 'address' }]);
      clickCounts['draft.save'] = '8 good answers, 1 version for';
    });

    it('a cancelled draft', async () => {
      const { user, review } = await reviewed('eightcancelled');
      await eight(user, review, 'draft.cancel', 'request.cancelled', (card) => hasButton(card, 'customer.new'));
      assert.equal(await timesAudited(review, 'request.cancelled'), 1);
    });

    it('a confirmation', async () => {
      const { user, review } = await reviewed('eightconfirmed');
      const isConfirmed = (card: CardNode) => !hasButton(card, 'request.submit');
      await eight(user, review, 'request.submit', 'request.submitted', isConfirmed);
      await user.waitsFor(review.messageId, isCreated, minute);
      assert.equal(await timesAudited(review, 'request.submitted'), 1);
      assert.equal(idsPosted('eightconfirmed'), 1);
    });

    it('a retry', async () => {
      const { user, review } = await reviewed('eightretried');
      world.sandbox.fault({ ...refusal });
      await user.clicks(review, 'request.submit');
      const failed = await user.waitsFor(review.messageId, (card) => hasButton(card, 'request.retry'), minute);
      await eight(user, failed, 'request.retry', 'request.retried', (card) => !hasButton(card, 'request.retry'));
      await user.waitsFor(review.messageId, isCreated, minute);
      assert.equal(await timesAudited(review, 'request.retried'), 1);
      assert.equal(idsPosted('eightretried'), 2);
    });

    it('a new password', async () => {
      const { user, review } = await reviewed('eightreset');
      world.sandbox.fault({ route: 'POST /v1/customers', kind: 'commit-then-drop' });
      await user.clicks(review, 'request.submit');
      const isLost = (card: CardNode) => hasButton(card, 'credential.reset');
      const lost = await user.waitsFor(review.messageId, isLost, minute);
      await eight(user, lost, 'credential.reset', 'credential.resetAsked', (card) => !isLost(card));
      await user.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'), minute);
      assert.equal(await timesAudited(review, 'credential.resetAsked'), 1);
      const made = world.sandbox.customers().find(({ domain }) => domain.startsWith('eightreset.'));
      assert.equal(world.sandbox.passwords(made?.id ?? '').length, 2);
    });

    it('a reveal and its end', async () => {
      const { user, seen } = await createdOne('eightrevealed');
      const made = world.sandbox.customers().find(({ domain }) => domain.startsWith('eightrevealed.'));
      const password = world.sandbox.passwords(made?.id ?? '').at(-1) ?? '-';
      const shows = (card: CardNode) => text(card).includes(password);
      const [revealed] = await eight(user, seen, 'credential.reveal', 'credential.claimed', shows);
      assert(revealed);
      const isDone = (card: CardNode) => !hasButton(card, 'credential.reveal') && !shows(card);
      const open = { card: revealed, messageId: seen.messageId };
      await eight(user, open, 'credential.done', 'credential.destroyed', isDone);
      assert.equal(await timesAudited(seen, 'credential.destroyed'), 1);
    });
  });

  it(`of which one dies ${rounds} times at random under load, and comes back: nothing is lost or made twice, every card is true`, async function () {
    const random = seededRandom(sizes.seed);
    let round = 0;
    const killing = async () => {
      for (; round < rounds; round += 1) {
        await sleep(random() * 4_000);
        const replica = replicas[random() < 0.5 ? 0 : 1];
        await replica?.kill();
        await replica?.isListening();
      }
      if (!isEverythingWanted) await hurryAlong();
    };
    const load = carryLoad({
      world,
      botUrls: botUrls(),
      random,
      reps: 8,
      domain: 'r',
      // A lease of a process that is gone ends after 90 s.
      patienceMs: 5 * minute,
      goOn: () => round < rounds,
      beforeConfirm: () => {
        const ms = Math.floor(random() * 900);
        if (random() < 0.5) world.sandbox.fault({ route: 'POST /v1/customers', kind: 'slow', ms });
      },
    });
    const [result] = await Promise.all([load, killing()]);
    counts.rounds = rounds;
    assertZeros(counts, result, await judge(world));
    if (this.test) this.test.title += ` (${inWords(counts)}; seed ${sizes.seed})`;
  });

  /** So that a short run need not wait for what the dead left: their leases and their jobs' heartbeats are old. */
  async function hurryAlong(): Promise<void> {
    await sleep(1_500);
    for (const replica of replicas) replica.passTime(2 * minute);
    await database.query(
      `update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active'`,
    );
  }
});
