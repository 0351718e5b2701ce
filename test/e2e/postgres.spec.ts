import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { text } from '../support/card.ts';
import { createOne, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

/** The whole story with a PostgreSQL server behind it, in a database of its own. */
describe('on a PostgreSQL server', function () {
  this.timeout(60_000);
  const server = process.env.TEST_DATABASE_URL ?? '';
  const name = `tenant_desk_${randomUUID().replaceAll('-', '')}`;
  let desk: TestDesk;

  async function onServer(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  }

  before(async () => {
    await onServer(`create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    desk = await startTestDesk({ env: { DATABASE_URL: url.href } });
  });
  after(async () => {
    await desk?.close();
    await onServer(`drop database if exists ${name} with (force)`);
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
