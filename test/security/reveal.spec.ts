import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { hasButton, text } from '../support/card.ts';
import { createOne, wingtip } from '../support/story.ts';
import type { TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const canary = 'Only-For-Ada-1!';

describe('invariant I7: a password is claimed before it is shown, and shown to its owner alone', () => {
  let desk: TestDesk;
  const time = { offsetMs: 0 };
  before(async function () {
    this.timeout(30_000);
    const clock = { now: () => new Date(Date.now() + time.offsetMs) };
    desk = await startTestDesk({ sandbox: { passwords: () => canary }, overrides: { clock } });
  });
  after(() => desk.close());
  afterEach(() => {
    time.offsetMs = 0;
  });

  let count = 0;
  async function created(rep: TeamsUser) {
    return createOne(rep, { ...wingtip.company, domain: `reveal${++count}` });
  }

  it('not to anybody else, not to another tenant, not to a refresh, not by a message', async () => {
    const ada = desk.user();
    const card = await created(ada);
    const reveal = (user: TeamsUser) => user.clickActivity(card, 'credential.reveal') as { value: object };
    const others = [
      desk.user(),
      desk.user({ objectId: ada.objectId, tenantId: '22222222-2222-4333-8444-555555555555' }),
    ];
    for (const other of others) {
      const answer = await other.invoke(reveal(other));
      assert.equal(answer.type, 'application/vnd.microsoft.activity.message');
      assert(!JSON.stringify(answer).includes(canary));
    }
    const refresh = reveal(ada);
    const automatic = await ada.invoke({ ...refresh, value: { ...refresh.value, trigger: 'automatic' } });
    assert(!JSON.stringify(automatic).includes(canary));
    const { action } = refresh.value as { action: { data: object } };
    await ada.send(
      ada.activity({
        type: 'message',
        value: { ...action.data, verb: 'credential.reveal' },
        replyToId: card.messageId,
      }),
    );
    assert(!JSON.stringify(desk.connector.calls).includes(canary), 'it went out as a message');
  });

  it('to its owner again within the time after the first reveal, and not after it', async () => {
    const ada = desk.user();
    const card = await created(ada);
    const reveal = async () =>
      JSON.stringify(await ada.invoke(ada.clickActivity(card, 'credential.reveal'))).includes(canary);
    assert.equal(await reveal(), true);
    time.offsetMs = 14 * 60_000;
    assert.equal(await reveal(), true);
    time.offsetMs = 16 * 60_000;
    assert.equal(await reveal(), false);
  });

  it('not after its time is up, though nobody fetched it: it is destroyed and the card says so', async function () {
    this.timeout(30_000);
    const ada = desk.user();
    const card = await created(ada);
    time.offsetMs = 73 * 3_600_000;
    const answer = await ada.invoke(ada.clickActivity(card, 'credential.reveal'));
    assert(!JSON.stringify(answer).includes(canary));
    const ended = await ada.waitsFor(card.messageId, (shown) => !hasButton(shown, 'credential.reveal'), 20_000);
    assert.match(text(ended.card), /no longer kept/);
  });

  it('not without its key, and then it is kept until the key is back', async function () {
    this.timeout(30_000);
    const env: Record<string, string> = { SEALING_KEYS: randomBytes(32).toString('base64') };
    const locked = await startTestDesk({ sandbox: { passwords: () => canary }, env });
    try {
      const ada = locked.user();
      const card = await createOne(ada);
      const key = env.SEALING_KEYS ?? '';
      const reveal = async () =>
        JSON.stringify(
          await locked.user({ objectId: ada.objectId }).invoke(ada.clickActivity(card, 'credential.reveal')),
        );
      env.SEALING_KEYS = randomBytes(32).toString('base64');
      await locked.restart();
      assert.match(await reveal(), /administrator/);
      env.SEALING_KEYS = `${env.SEALING_KEYS},${key}`;
      await locked.restart();
      assert((await reveal()).includes(canary));
    } finally {
      await locked.close();
    }
  });

  it('eight times at once shows it to the owner each time', async () => {
    const ada = desk.user();
    const card = await created(ada);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ada.invoke(ada.clickActivity(card, 'credential.reveal'))),
    );
    assert(answers.every((answer) => JSON.stringify(answer).includes(canary)));
  });
});
