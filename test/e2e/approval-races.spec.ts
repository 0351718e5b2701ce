import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  approverId,
  askedOf,
  cardIn,
  confirm,
  customersOf,
  meetApprovers,
  ownChats,
} from '../support/approval-people.ts';
import { auditTrail } from '../support/audit-trail.ts';
import { type CardNode, hasButton, text } from '../support/card.ts';
import { targetOf } from '../support/credential-states.ts';
import { redelivered } from '../support/reveal-paths.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.ts';
import { type Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk, trusting } from '../support/test-desk.ts';

const count = 16;
const needed = 5;
const numbers = Array.from({ length: count }, (_, index) => index + 1);
const deciding = { approve: 'request.approve', reject: 'request.reject', return: 'request.return' } as const;

interface Click {
  readonly user: TeamsUser;
  readonly verb: (typeof deciding)[keyof typeof deciding];
  readonly seen: Seen;
}

describe('sixteen approvers at once, at two processes on one PostgreSQL server', function () {
  this.timeout(120_000);
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
  const random = seededRandom(seed);
  const clock = { now: () => new Date() };
  let server: ServerDatabase;
  let folder: string;
  let desks: readonly [TestDesk, TestDesk];
  let approvers: readonly TeamsUser[] = [];
  let rounds = 0;

  before(async () => {
    server = await createServerDatabase();
    folder = await mkdtemp(join(tmpdir(), 'approval-races-'));
    const file = join(folder, 'policy.json');
    const rule = { name: 'Five of sixteen', when: {}, approvalsNeeded: needed, approvers: numbers.map(approverId) };
    await writeFile(file, JSON.stringify({ rules: [rule] }));
    const keys = { DATABASE_URL: server.url, SEALING_KEYS: randomBytes(32).toString('base64') };
    const env = { ...keys, APPROVAL_POLICY_FILE: file };
    const one = await startTestDesk({ env, connector: ownChats });
    const { sandbox } = one;
    const two = await startTestDesk({
      env: { ...sandbox.settings(), ...env },
      overrides: { fetch: trusting(sandbox.caCertificate) },
    });
    desks = [one, two];
    approvers = await meetApprovers(one, numbers);
  });
  after(async () => {
    for (const desk of [...(desks ?? [])].reverse()) await desk.close();
    await rm(folder, { recursive: true, force: true });
    await server?.drop();
  });

  /** The same person at either of the processes. */
  function anywhere(user: TeamsUser): TeamsUser {
    const desk = desks[random() < 0.5 ? 0 : 1];
    return new TeamsUser({ ...user.options, botUrl: desk.url, objectId: user.objectId });
  }

  async function send({ user, verb, seen }: Click, isRedelivered: boolean): Promise<void> {
    const typed = verb === 'request.approve' ? {} : { reason: `no, says ${user.options.name}` };
    const activity = user.clickActivity(seen, verb, typed);
    await sleep(random() * 30);
    await anywhere(user).invoke(activity);
    if (!isRedelivered) return;
    // Teams delivers again under the same id, and under a new one.
    await Promise.all([anywhere(user).invoke(activity), anywhere(user).invoke(redelivered(activity))]);
  }

  /** Everybody clicks, eight of them delivered again: once after the answer under two ids, or before it. */
  async function race(verbOf: (index: number) => Click['verb']) {
    const domain = `race${++rounds}`;
    const { owner, seen } = await confirm(desks[0].user({ name: 'Ada Rep' }), domain);
    const cards = await Promise.all(approvers.map((user) => askedOf(user, domain)));
    const clicks = approvers.map((user, index) => ({ user, verb: verbOf(index), seen: cards[index] ?? seen }));
    const twice = clicks.filter((_, index) => index % 2 === 0);
    assert.equal(twice.length, 8);
    await Promise.all([
      ...clicks.map((click, index) => send(click, index % 2 === 0)),
      ...twice.slice(0, 4).map((click) => send(click, false)),
    ]);
    const { requestId } = targetOf(seen.card);
    const trail = await auditTrail(desks[0], clock);
    const records = trail.filter((record) => record.requestId === requestId);
    return { domain, owner, seen, requestId, records, story: `SEED=${seed} ${records.map(({ event }) => event)}` };
  }

  function votersIn(records: Awaited<ReturnType<typeof race>>['records']): readonly string[] {
    return records.flatMap(({ event, actor }) => (event === 'request.approved' ? (actor.objectId ?? []) : []));
  }

  function postsOf(domain: string): readonly string[] {
    return desks[0].sandbox
      .posts()
      .filter(({ body }) => JSON.stringify(body).includes(`"${domain}.`))
      .map(({ requestId }) => requestId);
  }

  it('count exactly the votes that are needed, once each, and one creation follows', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { domain, owner, seen, requestId, story } = await race(() => deciding.approve);
      await owner.waitsFor(seen.messageId, (card) => hasButton(card, 'credential.reveal'), 30_000);
      const records = (await auditTrail(desks[0], clock)).filter((record) => record.requestId === requestId);
      const voters = votersIn(records);
      assert.equal(voters.length, needed, story);
      assert.equal(new Set(voters).size, needed, `somebody’s vote counted twice: ${story}`);
      assert.equal(records.filter(({ event }) => event === 'creation.succeeded').length, 1, story);
      assert.equal(customersOf(desks[0], domain), 1);
      assert.equal(new Set(postsOf(domain)).size, 1, `several MS-RequestIds: ${story}`);
      const isFinal = (card: CardNode) =>
        text(card).includes(`${domain} Toys`) && /approved on/.test(text(card)) && !hasButton(card, 'request.approve');
      for (const user of approvers) await cardIn(user, isFinal);
    }
  });

  it('end with the first rejection or return, or with the last approval that is needed: whichever is first, and alone', async () => {
    const ends = new Map<string, number>();
    for (let round = 0; round < 6; round += 1) {
      const other = round % 2 === 0 ? deciding.reject : deciding.return;
      const { domain, owner, seen, records, story } = await race((index) =>
        index % 8 === 3 ? other : deciding.approve,
      );
      const voters = votersIn(records);
      assert.equal(new Set(voters).size, voters.length, `somebody’s vote counted twice: ${story}`);
      const ended = records.filter(({ event }) => event === 'request.rejected' || event === 'request.returned');
      const [end] = ended;
      ends.set(end?.event ?? 'approved', (ends.get(end?.event ?? 'approved') ?? 0) + 1);
      if (end) {
        assert.equal(ended.length, 1, `two decisions: ${story}`);
        assert(voters.length < needed, story);
        const lastVote = records.findLastIndex(({ event }) => event === 'request.approved');
        assert(lastVote < records.indexOf(end), `a vote after the end: ${story}`);
        const words = end.event === 'request.rejected' ? /rejected/ : /returned/;
        await owner.waitsFor(seen.messageId, (card) => words.test(text(card)), 20_000);
        await sleep(300);
        assert.deepEqual([customersOf(desks[0], domain), postsOf(domain)], [0, []], story);
      } else {
        assert.equal(voters.length, needed, story);
        await owner.waitsFor(seen.messageId, (card) => hasButton(card, 'credential.reveal'), 30_000);
        assert.equal(customersOf(desks[0], domain), 1);
        assert.equal(new Set(postsOf(domain)).size, 1, story);
      }
    }
    process.stdout.write(`      ${[...ends].map(([end, times]) => `${times} × ${end}`).join(', ')}\n`);
  });
});
