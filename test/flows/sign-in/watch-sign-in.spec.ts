import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import sinon from 'sinon';
import { AppError } from '../../../src/errors.ts';
import type { Conversation, Notice, Store } from '../../../src/flows/ports/ports.ts';
import { createSignInWatch } from '../../../src/flows/sign-in/watch-sign-in.ts';
import { refreshTokenMissing, SignInFailed, signInUnavailable } from '../../../src/partner-center/sign-in-error.ts';
import { createStore } from '../../../src/storage/store.ts';
import { newPerson } from '../../storage/support/sample.ts';
import { silentLog, type TestDatabase, testDatabases, wallClock } from '../../storage/support/test-database.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const consent = refreshTokenMissing();
const credentials = new SignInFailed('credentials', 'Entra refused the sign-in: invalid_client.');
const away = signInUnavailable('Entra did not answer.', undefined);
const noAnswer = new AppError('connector.unavailable', 'No answer.', 'Wait.', { retry: 'ambiguous' });
const removed = new AppError('connector.conversationGone', 'Gone.', 'Install it.');

for (const { name, open } of testDatabases) {
  describe(`the watch over the sign-in, on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    let time: sinon.SinonFakeTimers;
    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    beforeEach(async () => {
      await db.database.kysely.deleteFrom('notice').execute();
      await db.database.kysely.deleteFrom('sign_in_outage').execute();
      time = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    });
    afterEach(() => time.restore());
    after(() => db.drop());

    async function approver(objectId: string = randomUUID()): Promise<string> {
      const person = { ...newPerson(), objectId };
      const place = { serviceUrl: 'https://s/', conversationId: `a:${objectId}`, userId: '29:x', botId: '28:y' };
      const chat = { person, ...place, conversationType: 'personal', locale: 'de' } as const;
      await store.rememberConversation(chat, new Date());
      return objectId;
    }

    /** One Teams, one database, and any number of processes, which each have a sign-in of their own. */
    function world(approvers: readonly string[]) {
      const told: string[] = [];
      const teams: { error: AppError | undefined; hangs: boolean } = { error: undefined, hangs: false };
      const logged: string[] = [];

      function start(error?: AppError) {
        let failure: SignInFailed | undefined;
        const entra = { error, asked: 0 };
        const signIn = {
          failure: () => failure,
          async check() {
            entra.asked += 1;
            if (entra.error instanceof SignInFailed) failure = entra.error;
            if (entra.error) throw entra.error;
            failure = undefined;
          },
        };
        const messenger = {
          async notify({ person }: Conversation, notice: Notice) {
            if (teams.hangs) await new Promise(() => {});
            if (teams.error) throw teams.error;
            told.push(`${notice} to ${person.objectId}`);
          },
        };
        const note = (level: string) => (event: string) => void logged.push(`${level}: ${event}`);
        const log = { ...silentLog, error: note('error'), info: note('info') };
        const round = createSignInWatch({ signIn, store, messenger, approvers, clock: wallClock, log });
        return { entra, signIn, round };
      }

      /** What the sweeps of processes do from now on for so long, a minute at a time, and what Entra answers to each. */
      async function goOn(
        ms: number,
        ...processes: readonly (readonly [ReturnType<typeof start>, error?: AppError | undefined])[]
      ) {
        for (const [{ entra }, error] of processes) entra.error = error;
        for (let passed = 0; passed < ms; passed += minuteMs) {
          await Promise.all(processes.map(([{ round }]) => round()));
          time.tick(minuteMs);
        }
      }
      return { told, teams, logged, start, goOn };
    }

    const lines = (notice: Notice, ...people: readonly string[]) => people.map((person) => `${notice} to ${person}`);

    it('tells every approver once, whichever process and however often it fails or starts again', async () => {
      const [ada, ben] = [await approver(), await approver()];
      const { told, logged, start } = world([ada, ben.toUpperCase(), randomUUID()]);
      const processes = [start(consent), start(consent)];
      for (let i = 0; i < 10; i += 1) {
        await Promise.all([...processes, start(consent)].map(({ round }) => round()));
        time.tick(minuteMs);
      }
      assert.deepEqual(new Set(told), new Set(lines('signInConsent', ada, ben)));
      assert.equal(told.length, 2);
      assert.equal(logged.length, 12, 'each process says it once in its own log');
      assert.deepEqual([...new Set(logged)], ['error: The sign-in to Partner Center fails']);
    });

    it('takes two processes, restarts and a sign-in that comes and goes for one outage, and the next day’s for another', async () => {
      const ada = await approver();
      const { told, start, goOn } = world([ada]);
      let [first, second] = [start(), start()];
      await goOn(5 * minuteMs, [first], [second]);
      await goOn(5 * minuteMs, [first, consent], [second, consent]);
      first = start();
      await goOn(3 * hourMs, [first], [second, consent]);
      second = start();
      for (let i = 0; i < 3; i += 1) {
        await goOn(20 * minuteMs, [first], [second]);
        await goOn(20 * minuteMs, [first, consent], [second]);
      }
      [first, second] = [start(), start()];
      await goOn(90 * minuteMs, [first], [second]);
      await goOn(minuteMs, [first], [second, consent]);
      assert.deepEqual(told, lines('signInConsent', ada));

      await goOn(3 * hourMs, [first], [second]);
      time.tick(20 * hourMs);
      await goOn(hourMs, [first], [second]);
      assert.deepEqual(told, [...lines('signInConsent', ada), ...lines('signInWorks', ada)]);
      await goOn(5 * minuteMs, [first], [second, consent]);
      const all = (['signInConsent', 'signInWorks', 'signInConsent'] as const).flatMap((notice) => lines(notice, ada));
      assert.deepEqual(told, all);
    }).timeout(60_000);

    it('does not take a bot that was stopped for one that worked', async () => {
      const ada = await approver();
      const { told, start, goOn } = world([ada]);
      for (const error of [consent, consent, undefined, consent]) {
        await goOn(minuteMs, [start(), error]);
        time.tick(24 * hourMs);
      }
      assert.deepEqual(told, lines('signInConsent', ada));
    });

    it('tells of another thing to mend too, and logs each change', async () => {
      const ada = await approver();
      const { told, logged, start, goOn } = world([ada]);
      const process = start();
      for (const error of [undefined, consent, away, consent, undefined, consent, credentials, consent]) {
        await goOn(minuteMs, [process, error]);
      }
      assert.deepEqual(told, [...lines('signInConsent', ada), ...lines('signInCredentials', ada)]);
      assert.deepEqual(logged, [
        'error: The sign-in to Partner Center fails',
        'info: The sign-in to Partner Center works again',
        'error: The sign-in to Partner Center fails',
        'error: The sign-in to Partner Center fails',
        'error: The sign-in to Partner Center fails',
      ]);
    });

    it('takes a failure for one while Entra is away, for those too who were not told yet', async () => {
      const [ada, late] = [await approver(), randomUUID()];
      const { told, start, goOn } = world([ada, late]);
      const [failing, working] = [start(), start()];
      await goOn(minuteMs, [failing, consent], [working]);
      await goOn(3 * hourMs, [failing, away], [working]);
      await approver(late);
      await goOn(minuteMs, [failing, away], [working]);
      assert.deepEqual(told, lines('signInConsent', ada, late));
    });

    it('says nothing of a short outage', async () => {
      const { told, logged, start, goOn } = world([await approver()]);
      const process = start();
      for (const error of [away, undefined, away, away, undefined]) await goOn(minuteMs, [process, error]);
      assert.deepEqual(told, []);
      assert.ok(!logged.some((line) => line.startsWith('error')));
    });

    it('asks again each round while it works, each minute while it does not, and at once when somebody mended it', async () => {
      const { start } = world([]);
      const { round, signIn, entra } = start();
      await round();
      await round();
      assert.equal(entra.asked, 2);
      entra.error = consent;
      for (let seconds = 0; seconds < 60; seconds += 10) {
        await round();
        time.tick(10_000);
      }
      assert.equal(entra.asked, 3);
      await round();
      assert.equal(entra.asked, 4);
      entra.error = undefined;
      await signIn.check();
      await round();
      assert.equal(entra.asked, 6);
    });

    it('tries again to tell whom Teams did not reach, or refused because the bot was removed', async () => {
      for (const error of [noAnswer, removed]) {
        const ada = await approver();
        const { told, teams, start, goOn } = world([ada]);
        const process = start();
        teams.error = error;
        await goOn(minuteMs, [process, consent]);
        teams.error = undefined;
        await goOn(20 * minuteMs, [process, consent]);
        assert.deepEqual(told, lines('signInConsent', ada), error.code);
      }
    });

    it('tells whoever opens a chat later, and of the end those alone who were told', async () => {
      const [ada, late, never] = [await approver(), randomUUID(), randomUUID()];
      const { told, start, goOn } = world([ada, late, never]);
      const process = start();
      await goOn(hourMs, [process, consent]);
      await approver(late);
      await goOn(minuteMs, [process, consent]);
      assert.deepEqual(told, lines('signInConsent', ada, late));
      await goOn(hourMs, [process]);
      await approver(never);
      await goOn(2 * hourMs, [process]);
      const [failure, end] = [told.slice(0, 2), told.slice(2)];
      assert.deepEqual(failure, lines('signInConsent', ada, late));
      assert.deepEqual(new Set(end), new Set(lines('signInWorks', ada, late)));
      assert.equal(end.length, 2);
    });

    it('tells what a process that is gone had begun to tell', async () => {
      const ada = await approver();
      const { told, teams, start, goOn } = world([ada]);
      teams.hangs = true;
      void start(consent).round();
      await until(async () => (await db.database.kysely.selectFrom('notice').select('notice').execute()).length === 1);
      teams.hangs = false;
      const process = start();
      await goOn(4 * minuteMs, [process, consent]);
      assert.deepEqual(told, []);
      await goOn(4 * minuteMs, [process, consent]);
      assert.deepEqual(told, lines('signInConsent', ada));
    });

    it('tells of the end once, also when Teams did not answer at first', async () => {
      const ada = await approver();
      const { told, teams, start, goOn } = world([ada]);
      const [first, second] = [start(), start()];
      await goOn(minuteMs, [first, consent], [second, consent]);
      teams.error = noAnswer;
      await goOn(2 * hourMs + 2 * minuteMs, [first], [second]);
      teams.error = undefined;
      await goOn(20 * minuteMs, [first], [second]);
      assert.deepEqual(told, [...lines('signInConsent', ada), ...lines('signInWorks', ada)]);
    });
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
