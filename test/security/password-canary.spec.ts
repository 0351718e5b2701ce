import assert from 'node:assert/strict';
import { hasButton, nodes, text } from '../support/card.ts';
import { findSpellings, placesOf } from '../support/search-places.ts';
import { spellingsOf } from '../support/spellings.ts';
import { createOne, fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk, type TestDeskOptions } from '../support/test-desk.ts';

/** Every character that some format treats as its own. */
const canary = `Ca<n>a&"ry'*_\`[]\\\${x}%7B-1`;

const reset = 'PATCH /v1/customers/{id}/users/{userId}/resetpassword';

describe('invariant I6: the password is nowhere but in the answer to its owner’s click', () => {
  let desk: TestDesk;
  /** New passwords that Partner Center refused in words that repeat them. */
  const repeated: string[] = [];
  let repeats = 0;
  const repeating: TestDeskOptions['around'] = (inner) => async (input, init) => {
    if (init?.method !== 'PATCH' || repeats === 0) return inner(input, init);
    repeats -= 1;
    const { password } = JSON.parse(String(init.body)).passwordProfile;
    repeated.push(password);
    const words = `The password ${password} is not strong.`;
    return Response.json({ code: 2000, description: words, message: words, data: [words] }, { status: 400 });
  };
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk({ sandbox: { passwords: () => canary }, around: repeating });
  });
  after(() => desk.close());

  it('is exact in that answer, and in no stored message, log line, figure or file of the whole story', async function () {
    this.timeout(30_000);
    const rep = desk.user();
    const created = await createOne(rep);
    const revealed = await rep.clicks(created, 'credential.reveal');
    assert(
      nodes(revealed.card).some((node) => node.text === canary || node.codeSnippet === canary),
      'not exact to the byte',
    );
    assert(
      !nodes(revealed.card).some((node) => String(node.type).startsWith('Input.')),
      'a password in an input is sent on',
    );
    assert(!JSON.stringify(nodes(revealed.card).map((node) => node.data)).includes(canary));

    // A fault at each turn of the way, so that the errors' ways are walked as well.
    for (const [index, kind] of (['bom', 'truncated', 'garbage', 'commit-then-drop'] as const).entries()) {
      const review = await fillIn(rep, { ...wingtip.company, domain: `canary${index}` });
      desk.sandbox.fault({ route: 'POST /v1/customers', kind });
      if (index > 1) desk.connector.fail({ fits: ({ method }) => method === 'PUT', status: 502 });
      await rep.clicks(review, 'request.submit');
      await rep.waitsFor(review.messageId, (card) => text(card).includes('Customer created'), 20_000);
    }
    await assertNowhere([canary]);
  });

  it('is neither, when it is a new one: set, lost on the way, or refused in words that repeat it', async function () {
    this.timeout(40_000);
    const rep = desk.user();
    const review = await fillIn(rep, { ...wingtip.company, companyName: 'Reset', domain: 'canaryreset' });
    desk.sandbox.fault({ route: 'POST /v1/customers', kind: 'commit-then-drop' });
    await rep.clicks(review, 'request.submit');
    let card = await rep.waitsFor(review.messageId, (seen) => hasButton(seen, 'credential.reset'), 20_000);
    repeats = 1;
    await rep.clicks(card, 'credential.reset');
    card = await rep.waitsFor(review.messageId, (seen) => text(seen).includes('did not accept the password'));
    for (const kind of ['commit-then-drop', '503', 'commit-then-500', 'garbage'] as const) {
      desk.sandbox.fault({ route: reset, kind });
    }
    await rep.clicks(card, 'credential.reset');
    card = await rep.waitsFor(review.messageId, (seen) => hasButton(seen, 'credential.reveal'), 20_000);
    const [, ...set] = desk.sandbox.passwords(desk.sandbox.customers().at(-1)?.id ?? '');
    const revealed = await rep.clicks(card, 'credential.reveal');
    assert(nodes(revealed.card).some((node) => node.text !== undefined && node.text === set.at(-1)));
    assert.deepEqual([repeated.length, set.length, new Set(set).size], [1, 3, 1]);
    await assertNowhere([...repeated, ...set]);
  });

  async function assertNowhere(passwords: readonly string[]): Promise<void> {
    const places = await placesOf(desk);
    await desk.restart();
    assert.deepEqual(findSpellings(places, passwords.flatMap(spellingsOf)), []);
  }

  it('is destroyed by “I have saved it”', async () => {
    const rep = desk.user();
    const created = await createOne(rep, { ...wingtip.company, domain: 'savedit' });
    const revealed = await rep.clicks(created, 'credential.reveal');
    const receipt = await rep.clicks(revealed, 'credential.done');
    assert.equal(hasButton(receipt.card, 'credential.reveal'), false);
    await rep.waitsFor(created.messageId, (card) => !hasButton(card, 'credential.reveal'));
    assert.match(await rep.clicksForWords(created, 'credential.reveal'), /no longer/);
  });
});
