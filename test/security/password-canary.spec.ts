import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasButton, nodes, text } from '../support/card.ts';
import { createOne, fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

/** Every character that some format treats as its own. */
const canary = `Ca<n>a&"ry'*_\`[]\\\${x}%7B-1`;

const forms: readonly string[] = [
  canary,
  JSON.stringify(canary).slice(1, -1),
  JSON.stringify(JSON.stringify(canary).slice(1, -1)).slice(1, -1),
  encodeURIComponent(canary),
  canary.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
  Buffer.from(canary).toString('base64').replace(/=+$/, ''),
  Buffer.from(canary).toString('hex'),
];

describe('invariant I6: the password is nowhere but in the answer to its owner’s click', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk({ sandbox: { passwords: () => canary } });
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
    const metrics = await (await fetch(`${desk.url}/metrics`)).text();
    await desk.restart();
    assertNowhere(
      'a stored message',
      desk.connector.calls.map((call) => JSON.stringify(call)),
    );
    assertNowhere('a log line', desk.logLines);
    assertNowhere('a figure', [metrics]);
    assertNowhere('a file of the database', await filesOf(desk.dataDir));
  });

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

function assertNowhere(place: string, contents: readonly string[]): void {
  for (const form of forms) {
    assert(!contents.some((content) => content.includes(form)), `the password is in ${place}, written ${form}`);
  }
}

async function filesOf(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')));
}
