import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { AppError } from '../../src/errors.ts';
import type { Conversation, Notice, Store } from '../../src/flows/ports.ts';
import { createSignInWatch } from '../../src/flows/watch-sign-in.ts';
import { refreshTokenMissing, SignInFailed, signInUnavailable } from '../../src/partner-center/sign-in-error.ts';
import { createStore } from '../../src/storage/store.ts';
import { newPerson } from '../storage/support/sample.ts';
import { silentLog, type TestDatabase, testDatabases } from '../storage/support/test-database.ts';

const minuteMs = 60_000;
const consent = refreshTokenMissing();
const credentials = new SignInFailed('credentials', 'Entra refused the sign-in: invalid_client.');
const away = signInUnavailable('Entra did not answer.', undefined);

for (const { name, open } of testDatabases) {
  describe(`the watch over the sign-in, on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    beforeEach(() => db.database.kysely.deleteFrom('notice').execute());
    after(() => db.drop());

    async function approver(): Promise<string> {
      const person = newPerson();
      const chat = { conversationId: `a:${person.objectId}`, conversationType: 'personal', locale: 'de' } as const;
      await store.rememberConversation({ person, ...chat, serviceUrl: 'https://s/', userId: '29:x', botId: '28:y' });
      return person.objectId;
    }

    /** A world with one Entra, one clock, one Teams, and any number of processes. */
    function world(approvers: readonly string[]) {
      const time = { now: Date.now() };
      const entra: { error: AppError | undefined; asked: number } = { error: undefined, asked: 0 };
      const told: string[] = [];
      const teams: { error: AppError | undefined } = { error: undefined };
      const logged: string[] = [];

      function process_() {
        let failure: SignInFailed | undefined;
        const signIn = {
          failure: () => failure,
          async token() {
            entra.asked += 1;
            if (entra.error instanceof SignInFailed) failure = entra.error;
            if (entra.error) throw entra.error;
            failure = undefined;
          },
        };
        const messenger = {
          async notify({ person }: Conversation, notice: Notice) {
            if (teams.error) throw teams.error;
            told.push(`${notice} to ${person.objectId}`);
          },
        };
        const note = (level: string) => (event: string) => void logged.push(`${level}: ${event}`);
        const log = { ...silentLog, error: note('error'), info: note('info') };
        const clock = { now: () => new Date(time.now) };
        return {
          signIn,
          round: createSignInWatch({ signIn, store, messenger, approvers, clock, log }),
        };
      }
      return { time, entra, told, teams, logged, process_ };
    }

    it('tells every approver once, whichever process and however often it fails or starts again', async () => {
      const [ada, ben] = [await approver(), await approver()];
      const { time, entra, told, logged, process_ } = world([ada, ben.toUpperCase(), randomUUID()]);
      entra.error = consent;
      const processes = [process_(), process_()];
      for (let i = 0; i < 10; i += 1) {
        await Promise.all([...processes, process_()].map(({ round }) => round()));
        time.now += minuteMs;
      }
      assert.deepEqual(told.sort(), [`signInConsent to ${ada}`, `signInConsent to ${ben}`].sort());
      assert.equal(logged.length, 12, 'each process says it once in its own log');
      assert.deepEqual([...new Set(logged)], ['error: The sign-in to Partner Center fails']);
    });

    it('tells again when it works and fails anew, and when it fails for another reason', async () => {
      const ada = await approver();
      const { time, entra, told, logged, process_ } = world([ada]);
      const { round } = process_();
      for (const error of [undefined, consent, away, consent, undefined, consent, credentials, credentials]) {
        entra.error = error;
        await round();
        time.now += minuteMs;
      }
      const notices = told.map((line) => line.split(' ')[0]);
      assert.deepEqual(notices, ['signInConsent', 'signInConsent', 'signInCredentials']);
      assert.deepEqual(logged, [
        'error: The sign-in to Partner Center fails',
        'info: The sign-in to Partner Center works again',
        'error: The sign-in to Partner Center fails',
        'error: The sign-in to Partner Center fails',
      ]);
    });

    it('says nothing of a short outage', async () => {
      const { time, entra, told, logged, process_ } = world([await approver()]);
      const { round } = process_();
      for (const error of [away, undefined, away, away, undefined]) {
        entra.error = error;
        await round();
        time.now += minuteMs;
      }
      assert.deepEqual(told, []);
      assert.ok(!logged.some((line) => line.startsWith('error')));
    });

    it('asks again each round while it works, each minute while it does not, and at once when somebody mended it', async () => {
      const { time, entra, process_ } = world([]);
      const { round, signIn } = process_();
      await round();
      await round();
      assert.equal(entra.asked, 2);
      entra.error = consent;
      for (let seconds = 0; seconds < 60; seconds += 10) {
        await round();
        time.now += 10_000;
      }
      assert.equal(entra.asked, 3);
      await round();
      assert.equal(entra.asked, 4);
      entra.error = undefined;
      await signIn.token();
      await round();
      assert.equal(entra.asked, 6);
    });

    it('tries again to tell whom Teams did not reach, and not whom it refuses', async () => {
      const ada = await approver();
      const { time, entra, told, teams, process_ } = world([ada]);
      const { round } = process_();
      entra.error = consent;
      teams.error = new AppError('connector.unavailable', 'No answer.', 'Wait.', { retry: 'ambiguous' });
      await round();
      teams.error = undefined;
      for (let minutes = 0; minutes < 10; minutes += 1) {
        time.now += minuteMs;
        await round();
      }
      assert.deepEqual(told, [`signInConsent to ${ada}`]);

      entra.error = credentials;
      teams.error = new AppError('connector.conversationGone', 'Gone.', 'Install it.');
      time.now += minuteMs;
      await round();
      teams.error = undefined;
      for (let minutes = 0; minutes < 10; minutes += 1) {
        time.now += minuteMs;
        await round();
      }
      assert.equal(told.length, 1);
    });
  });
}
