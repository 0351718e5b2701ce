import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import type { Store } from '../../src/flows/ports/ports.ts';
import { createRequestTables } from '../../src/storage/migrations/0001-request-tables.ts';
import { createChatTables } from '../../src/storage/migrations/0003-chat-tables.ts';
import { createNoticeTable } from '../../src/storage/migrations/0005-notice-table.ts';
import { createSignInOutageTable } from '../../src/storage/migrations/0008-sign-in-outage-table.ts';
import { createStore } from '../../src/storage/store.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { minutesLater, start } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

const hour = 60;

for (const { name, open } of testDatabases) {
  describe(`outages of the sign-in on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    beforeEach(() => db.database.kysely.deleteFrom('sign_in_outage').execute());
    after(() => db.drop());

    const fails = (minutes: number) => store.noteSignInFailure(minutesLater(minutes));
    const works = (minutes: number) => store.noteSignInWorks(minutesLater(minutes), minutesLater(minutes - 2 * hour));

    it('begin once when many processes fail at the same moment', async () => {
      const ids = await Promise.all(Array.from({ length: 8 }, () => fails(0)));
      assert.equal(new Set(ids).size, 1);
    });

    it('go on through failures, and through sign-ins that do not work for long', async () => {
      const id = await fails(0);
      for (const minutes of [1, 2 * hour]) await works(minutes);
      assert.equal(await fails(2 * hour + 0.5), id);
      for (const minutes of [3 * hour, 4 * hour]) await works(minutes);
      assert.equal(await fails(4 * hour + 1), id);
    });

    it('go on while nobody signs in', async () => {
      const id = await fails(0);
      assert.equal(await fails(24 * hour), id);
      await works(25 * hour);
      assert.equal(await fails(72 * hour), id, 'it was seen to work once');
    });

    it('end when it has worked long enough without a failure', async () => {
      const id = await fails(0);
      for (const minutes of [1, hour, 2 * hour + 1]) await works(minutes);
      const next = await fails(2 * hour + 2);
      assert.notEqual(next, id);
      await works(2 * hour + 3);
      assert.equal(await fails(2 * hour + 4), next, 'the next one has not worked long enough yet');
    });

    it('are not begun by a sign-in that works', async () => {
      await works(0);
      await works(10 * hour);
      assert.deepEqual(await db.database.kysely.selectFrom('sign_in_outage').selectAll().execute(), []);
    });
  });
}

describe('the tables of an installation from before there were outages', () => {
  let db: Kysely<Tables>;
  before(async function () {
    this.timeout(60_000);
    const dialect = new PGliteDialect({ pglite: await PGlite.create() });
    const older = new Kysely<unknown>({ dialect });
    for (const migrate of [createRequestTables, createChatTables, createNoticeTable]) await migrate(older);
    await sql`insert into notice values
      ('signInConsent', 'told', ${start}, ${start}), ('signInConsent', 'left', ${minutesLater(1)}, null)`.execute(
      older,
    );
    await createSignInOutageTable(older);
    db = new Kysely<Tables>({ dialect });
  });
  after(() => db.destroy());

  it('keep who was told, in an outage that is not over', async () => {
    const store = createStore(db, { sendJob: async () => {} });
    const outageId = await store.noteSignInFailure(minutesLater(2));
    const claim = (objectId: string) =>
      store.claimNotice({ outageId, notice: 'signInConsent', objectId }, minutesLater(2), minutesLater(7));
    assert.deepEqual([await claim('told'), await claim('left'), await claim('new')], [false, true, true]);
    const outages = await db.selectFrom('sign_in_outage').select(['id', 'began_at']).execute();
    assert.deepEqual(outages, [{ id: outageId, began_at: start }]);
  });
});
