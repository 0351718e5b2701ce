import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { hasButton } from '../support/card.ts';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.ts';
import { fillIn, wingtip } from '../support/story.ts';
import { TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk, trusting } from '../support/test-desk.ts';

describe('two processes on one PostgreSQL server', function () {
  this.timeout(60_000);
  let server: ServerDatabase;
  let creating: TestDesk;
  /** Waits in vain for the country's rules at every card, as long as a card waits for them. */
  let slow: TestDesk;

  before(async () => {
    server = await createServerDatabase();
    const env = { DATABASE_URL: server.url, SEALING_KEYS: randomBytes(32).toString('base64') };
    creating = await startTestDesk({ env });
    const inner = trusting(creating.sandbox.caCertificate);
    const withoutRules: typeof fetch = (input, init) =>
      String(input).includes('/countryvalidationrules/') ? untilAborted(init?.signal) : inner(input, init);
    slow = await startTestDesk({ env: { ...creating.sandbox.settings(), ...env }, overrides: { fetch: withoutRules } });
  });
  after(async () => {
    await slow?.close();
    await creating?.close();
    await server?.drop();
  });

  it('bring a message up to date again that one of them updated while the other was answering a click on it', async () => {
    const { connector } = creating;
    let overtaken = 0;
    for (let round = 1; round <= 4; round += 1) {
      const rep = creating.user();
      const there = new TeamsUser({ ...rep.options, botUrl: slow.url, objectId: rep.objectId });
      const review = await fillIn(rep, { ...wingtip.company, domain: `overtaken${round}` });
      const progress = await rep.clicks(review, 'request.submit');
      const view = there.clickActivity(
        {
          card: { actions: [progress.card.refresh].map((it) => (it as { action: object }).action) },
          messageId: review.messageId,
        },
        'request.view',
      );
      const answer = await there.invoke(view);
      const updates = connector.calls.length;
      const isOlder = !JSON.stringify(answer.value).includes('credential.reveal');
      await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'));
      if (!isOlder || !wasCreatedBefore(connector.calls.slice(0, updates), review.messageId)) continue;
      overtaken += 1;
      const end = Date.now() + 5_000;
      while (!wasCreatedBefore(connector.calls.slice(updates), review.messageId)) {
        assert(Date.now() < end, 'the client is left with the older card');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    assert(overtaken > 0, 'no update overtook an answer: this shows nothing');
  });
});

function wasCreatedBefore(calls: TestDesk['connector']['calls'], messageId: string): boolean {
  return calls.some(
    ({ method, activityId, body }) =>
      method === 'PUT' && activityId === messageId && JSON.stringify(body).includes('credential.reveal'),
  );
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
}
