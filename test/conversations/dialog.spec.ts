import assert from 'node:assert/strict';
import { canary } from '../support/canary.ts';
import { button, type CardNode, dialogButton, hasButton, nodes } from '../support/card.ts';
import { type RegisteredDesk, startRegisteredDesk } from '../support/registered-desk.ts';
import { findSpellings, placesOf } from '../support/search-places.ts';
import { spellingsOf } from '../support/spellings.ts';
import { createOne, fillIn, wingtip } from '../support/story.ts';
import type { Seen, ShownDialog, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const password = canary('dialog');
const reveal = 'credential.reveal';
const done = 'credential.done';

/** It stands there to the byte, once, and in nothing that is sent back. */
function assertShows({ card }: ShownDialog): void {
  assert(
    nodes(card).some((node) => node.type === 'TextRun' && node.text === password),
    'not exact to the byte',
  );
  assert.equal(JSON.stringify(card).split(JSON.stringify(password)).length, 2);
}

describe('the password in a dialog', () => {
  let registered: RegisteredDesk;
  const time = { offsetMs: 0 };
  before(async function () {
    this.timeout(30_000);
    const clock = { now: () => new Date(Date.now() + time.offsetMs) };
    registered = await startRegisteredDesk({ sandbox: { passwords: () => password }, overrides: { clock } });
  });
  after(() => registered.close());
  afterEach(() => {
    time.offsetMs = 0;
  });

  let count = 0;
  async function created(user: TeamsUser): Promise<Seen> {
    return createOne(user, { ...wingtip.company, domain: `dialog${++count}` });
  }

  function dataOf(seen: Seen): CardNode {
    return dialogButton(seen.card, reveal)?.data as CardNode;
  }

  it('is shown exactly, again, and never more once its owner has saved it', async () => {
    const ada = registered.user();
    const seen = await created(ada);
    assert(hasButton(seen.card, reveal), 'the plain way is still there');
    const dialog = await ada.opensDialog(seen, reveal);
    assertShows(dialog);
    assert.match(String(dialog.title), /^TD-\d+ · Wingtip Toys$/);
    assertShows(await ada.opensDialog(seen, reveal));

    assert.match(String((await ada.submitsDialog(dialog, done)).words), /is destroyed here/);
    const receipt = await ada.waitsFor(seen.messageId, (card) => !hasButton(card, reveal));
    assert.equal(dialogButton(receipt.card, reveal), undefined);
    assert.match(String((await ada.opensDialog(seen, reveal)).words), /can no longer be shown/);
    assert.match(String((await ada.submitsDialog(dialog, done)).words), /is destroyed here/);
    assert.match(await ada.clicksForWords(seen, reveal), /can no longer be shown/);
  });

  it('has one time with the card’s own button, which begins with whichever was first', async () => {
    const ada = registered.user();
    const seen = await created(ada);
    assertShows(await ada.opensDialog(seen, reveal));
    time.offsetMs = 14 * 60_000;
    await ada.clicks(seen, reveal);
    assertShows(await ada.opensDialog(seen, reveal));
    time.offsetMs = 16 * 60_000;
    assert.match(String((await ada.opensDialog(seen, reveal)).words), /can no longer be shown/);
    assert.match(await ada.clicksForWords(seen, reveal), /can no longer be shown/);
  });

  it('is its owner’s alone: a stranger gets a sentence, another tenant nothing, and neither ends it', async () => {
    const ada = registered.user();
    const seen = await created(ada);
    const stranger = registered.user();
    const forged = { ...dataOf(seen), owner: stranger.objectId, actor: ada.objectId, aadObjectId: ada.objectId };
    const asStranger = (name: 'task/fetch' | 'task/submit', data: object) =>
      stranger.invokesDialog(stranger.dialogActivity(name, data, seen.messageId));
    assert.match(String((await asStranger('task/fetch', forged)).words), /belongs to somebody else/);
    assert.match(String((await asStranger('task/submit', { ...forged, verb: done })).words), /somebody else/);

    const foreigner = registered.user({
      objectId: ada.objectId,
      tenantId: '99999999-2222-4333-8444-555555555555',
    });
    for (const [name, verb] of [
      ['task/fetch', reveal],
      ['task/submit', done],
    ] as const) {
      const response = await foreigner.send(foreigner.dialogActivity(name, { ...dataOf(seen), verb }));
      assert.equal(response.status, 403);
      assert(!(await response.text()).includes(JSON.stringify(password).slice(1, -1)));
    }
    assertShows(await ada.opensDialog(seen, reveal));
  });

  it('answers whatever a client makes up with a sentence, and changes nothing', async () => {
    const ada = registered.user();
    const seen = await created(ada);
    const data = dataOf(seen);
    const odd = [null, undefined, [], {}, '', 'text', -1, 1e300, true, { $gt: 0 }, 'x'.repeat(10_000), '__proto__'];
    const values = [
      ...odd,
      ...odd.map((made) => ({ data: made })),
      ...['requestId', 'verb', 'version'].flatMap((name) => odd.map((made) => ({ data: { ...data, [name]: made } }))),
    ];
    for (const name of ['task/fetch', 'task/submit'] as const) {
      for (const value of values) {
        const { words } = await ada.invokesDialog(ada.activity({ type: 'invoke', name, value }));
        assert(words, `${name} with ${JSON.stringify(value)?.slice(0, 200)} was answered with a card`);
      }
    }
    // Each of the two asks for its own.
    const exchanged = [
      ada.dialogActivity('task/fetch', { ...data, verb: done }),
      ada.dialogActivity('task/submit', { ...data, verb: reveal }),
      ada.dialogActivity('task/submit', data),
    ];
    for (const activity of exchanged) assert.match(String((await ada.invokesDialog(activity)).words), /not known here/);
    const nobody = ada.activity({ type: 'invoke', name: 'task/fetch', value: { data }, from: { id: ada.id } });
    assert.match(String((await ada.invokesDialog(nobody)).words), /cannot tell who you are/);
    assertShows(await ada.opensDialog(seen, reveal));
    const asText = { ...data, version: String(data.version) };
    assertShows(await ada.invokesDialog(ada.dialogActivity('task/fetch', asText)));
  });

  it('says where a request stands that has none', async () => {
    const ada = registered.user();
    const draft = await fillIn(ada, { ...wingtip.company, domain: 'dialogdraft' });
    const { data } = button(draft.card, 'request.submit');
    const fetched = ada.dialogActivity('task/fetch', { ...(data as CardNode), verb: reveal });
    assert.match(String((await ada.invokesDialog(fetched)).words), /no password to show\. TD-\d+ is at “Draft”/);
    const submitted = ada.dialogActivity('task/submit', { ...(data as CardNode), verb: done });
    assert.match(String((await ada.invokesDialog(submitted)).words), /no password to show/);
  });

  it('is one password for eight windows at once, each answered in time', async () => {
    const ada = registered.user();
    const seen = await created(ada);
    const began = Date.now();
    const dialogs = await Promise.all(Array.from({ length: 8 }, () => ada.opensDialog(seen, reveal)));
    for (const dialog of dialogs) assertShows(dialog);
    assert(Date.now() - began < 3_000, 'too late for Teams');
  });

  it('of a client that sends the button as a message is not shown, and its time does not begin', async () => {
    const ada = registered.user();
    const seen = await created(ada);
    const sent = ada.activity({ type: 'message', value: dataOf(seen), replyToId: seen.messageId });
    assert.equal((await ada.send(sent)).status, 200);
    assert.match(String(registered.desk.connector.calls.at(-1)?.body.text), /Select “Show password”/);
    time.offsetMs = 16 * 60_000;
    assertShows(await ada.opensDialog(seen, reveal));
  });

  it('is in a group its owner’s alone, and closes with the private card', async () => {
    const group = { conversationId: '19:dialogs@thread.v2', conversationType: 'groupChat' } as const;
    const ada = registered.user(group);
    const seen = await created(ada);
    const ben = registered.user(group);
    assert.match(String((await ben.opensDialog(seen, reveal)).words), /somebody else/);
    const dialog = await ada.opensDialog(seen, reveal);
    assertShows(dialog);
    await ada.submitsDialog(dialog, done);
    const end = Date.now() + 5_000;
    while (ada.stored(seen.messageId)) {
      assert(Date.now() < end, 'the targeted message is still there');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  });

  it('was nowhere but in those answers', async () => {
    assert.deepEqual(findSpellings(await placesOf(registered.desk), spellingsOf(password)), []);
  });
});

describe('a bot without a registration', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk({ sandbox: { passwords: () => password } });
  });
  after(() => desk.close());

  it('offers no dialog, and answers all the same whoever asks for one', async () => {
    const ada = desk.user();
    const seen = await createOne(ada);
    assert.equal(dialogButton(seen.card, reveal), undefined);
    const { data } = button(seen.card, reveal);
    const fetch = { ...(data as CardNode), verb: reveal };
    const foreigner = desk.user({ objectId: ada.objectId, tenantId: '22222222-2222-4333-8444-555555555555' });
    const answer = await foreigner.invokesDialog(foreigner.dialogActivity('task/fetch', fetch));
    assert.match(String(answer.words), /no such request/);
    const dialog = await ada.invokesDialog(ada.dialogActivity('task/fetch', fetch, seen.messageId));
    assertShows(dialog);
    assert.match(String((await ada.submitsDialog(dialog, done)).words), /is destroyed here/);
  });
});
