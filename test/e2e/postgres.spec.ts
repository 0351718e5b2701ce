import assert from 'node:assert/strict';
import { text } from '../support/card.ts';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.ts';
import { createOne, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

/** The whole story with a PostgreSQL server behind it, in a database of its own. */
describe('on a PostgreSQL server', function () {
  this.timeout(60_000);
  let server: ServerDatabase;
  let desk: TestDesk;

  before(async () => {
    server = await createServerDatabase();
    desk = await startTestDesk({ env: { DATABASE_URL: server.url } });
  });
  after(async () => {
    await desk?.close();
    await server?.drop();
  });

  it('a rep creates a customer and sees its password', async () => {
    const rep = desk.user();
    const created = await createOne(rep);
    const revealed = await rep.clicks(created, 'credential.reveal');
    assert.match(text(revealed.card), /Password/);
    assert.equal(desk.sandbox.customers().length, 1);
  });

  it('everything is there after a restart', async () => {
    const rep = desk.user();
    await createOne(rep, { ...wingtip.company, domain: 'secondtoys' });
    await desk.restart();
    const list = await desk.user({ objectId: rep.objectId }).asks('my requests');
    assert.match(text(list.card), /Wingtip Toys/);
  });
});
