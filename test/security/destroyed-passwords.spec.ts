import assert from 'node:assert/strict';
import { type CardNode, hasButton } from '../support/card.ts';
import { CredentialStates, type InState } from '../support/credential-states.ts';
import { dumpDatabase, readRows } from '../support/database-dump.ts';
import { asBytes, findSpellings } from '../support/search-places.ts';
import { spellingsOf } from '../support/spellings.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const minute = 60_000;
const hour = 60 * minute;

interface SealedRow {
  readonly requestId: string;
  readonly sealed: { readonly nonce: string; readonly ciphertext: string; readonly tag: string };
}

describe('a password that has ended', function () {
  this.timeout(90_000);
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  let desk: TestDesk;
  let states: CredentialStates;
  before(async () => {
    desk = await startTestDesk({ overrides: { clock } });
    states = new CredentialStates(desk);
  });
  after(() => desk?.close());

  /** Every sealed password that the database holds now, with what is kept of one on its way to Partner Center. */
  async function sealed(): Promise<readonly SealedRow[]> {
    await desk.stop();
    const row = (table: string) =>
      `select jsonb_build_object('requestId', request_id, 'sealed', sealed) as row from ${table} where sealed is not null`;
    const found = await readRows(desk.dataDir, { credentials: row('credential'), resets: row('password_reset') });
    await desk.restart();
    return [...found.credentials, ...found.resets] as SealedRow[];
  }

  async function sealedOf({ target }: InState): Promise<readonly string[]> {
    const rows = (await sealed()).filter(({ requestId }) => requestId === target.requestId);
    return rows.flatMap(({ sealed: { nonce, ciphertext, tag } }) => [nonce, ciphertext, tag]);
  }

  async function seesCard({ target, owner }: InState, wanted: (card: CardNode) => boolean): Promise<void> {
    await desk.user(owner).waitsFor(target.messageId, wanted, 20_000);
  }

  /**
   * Neither as it was stored, nor as bytes or in another spelling, in any table; nor a job of the request that is not over,
   * but for looks at the customer's vetting.
   */
  async function assertGone({ target }: InState, parts: readonly string[]): Promise<void> {
    assert(parts.length > 0 && parts.length % 3 === 0, 'there was nothing that could be gone');
    await desk.stop();
    const tables = [...(await dumpDatabase(desk.dataDir))].map(([name, rows]) => [name, asBytes([rows])] as const);
    const { jobs } = await readRows(desk.dataDir, {
      jobs: `select name || ' ' || state::text as row from pgboss.job
        where data->>'requestId' = '${target.requestId}' and state < 'completed' and name <> 'check-validation-status'`,
    });
    await desk.restart();
    const spellings = parts.flatMap((part) => [
      ...spellingsOf(part),
      ...spellingsOf(Buffer.from(part, 'base64').toString('latin1')).filter(({ name }) => name.startsWith('in clear')),
      { name: 'hex of the bytes', bytes: Buffer.from(part, 'base64').toString('hex') },
    ]);
    assert.deepEqual(findSpellings(new Map(tables), spellings), []);
    assert.deepEqual(jobs, []);
  }

  const isWithout = (card: CardNode) => !hasButton(card, 'credential.reveal');

  it('is searched for where it is while it is stored', async () => {
    const stored = await states.created();
    const parts = await sealedOf(stored);
    await assert.rejects(assertGone(stored, parts), /ciphertext|base64|in table public\.credential/);
  });

  it('because it is saved, leaves nothing of itself in the database, nor a job', async () => {
    const stored = await states.claimed();
    const parts = await sealedOf(stored);
    const rep = desk.user(stored.owner);
    const value = {
      action: { type: 'Action.Execute', verb: 'credential.done', data: { ...stored.target } },
      trigger: 'manual',
    };
    const click = { type: 'invoke', name: 'adaptiveCard/action', replyToId: stored.target.messageId, value };
    await rep.invoke(rep.activity(click));
    await goneOr(rep, stored);
    await assertGone(stored, parts);
  });

  it('because nobody fetched it in time, leaves nothing', async () => {
    const stored = await states.created();
    const parts = await sealedOf(stored);
    time.offsetMs += 73 * hour;
    await desk.restart();
    await seesCard(stored, isWithout);
    await assertGone(stored, parts);
  });

  it('because its time after the first look is over, leaves nothing', async () => {
    const stored = await states.claimed();
    const parts = await sealedOf(stored);
    time.offsetMs += 16 * minute;
    await desk.restart();
    await seesCard(stored, isWithout);
    await assertGone(stored, parts);
  });

  it('because a new one took its place, leaves nothing; nor does the way of the new one', async () => {
    const stored = await states.created();
    const first = await sealedOf(stored);
    time.offsetMs += 73 * hour;
    await desk.restart();
    await seesCard(stored, (card) => hasButton(card, 'credential.reset'));
    // Kept, and told to wait: the new one is sealed on its way.
    desk.sandbox.fault({
      route: 'PATCH /v1/customers/{id}/users/{userId}/resetpassword',
      kind: 'throttle',
      retryAfter: 3,
    });
    const rep = desk.user(stored.owner);
    const card = rep.stored(stored.target.messageId);
    assert(card);
    await rep.clicks({ card, messageId: stored.target.messageId }, 'credential.reset');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const onItsWay = await sealedOf(stored);
    await seesCard(stored, (shown) => hasButton(shown, 'credential.reveal'));
    const second = await sealedOf(stored);
    assert.equal(new Set([...first, ...onItsWay, ...second]).size, 9, 'not sealed anew each time');
    time.offsetMs += 73 * hour;
    await desk.restart();
    await seesCard(stored, isWithout);
    await assertGone(stored, [...first, ...onItsWay, ...second]);
  });

  /** A targeted message is deleted; where it cannot be, it is a receipt. */
  async function goneOr(rep: ReturnType<TestDesk['user']>, { target }: InState): Promise<void> {
    for (const end = Date.now() + 15_000; ; ) {
      const card = rep.stored(target.messageId);
      if (!card || isWithout(card)) return;
      assert(Date.now() < end, 'the message still offers it');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});
