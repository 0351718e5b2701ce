import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { type AuditHead, type AuditRecord, auditEvents } from '../../src/flows/ports/ports.ts';
import { hashOf } from '../../src/storage/audit-chain.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { silentLog, wallClock } from '../storage/support/test-database.ts';
import { createOne, wingtip } from '../support/story.ts';
import type { TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';
import { type AuditRan, auditCommand, auditProgram } from './support/audit-command.ts';

/** The rep's name, and what was typed. */
const personal = ['Ada Rep', wingtip.company.companyName, wingtip.company.domain];

describe('npm run audit', function () {
  this.timeout(60_000);
  let desk: TestDesk;
  let rep: TeamsUser;
  let numbers: readonly string[];

  before(async () => {
    desk = await startTestDesk();
    rep = desk.user();
    const created = await createOne(rep);
    await rep.clicks(created, 'credential.reveal');
    await createOne(rep, { ...wingtip.company, companyName: 'Fourth Coffee', domain: 'fourthcoffee' });
    numbers = [...new Set(recordsOf(await run('export')).map((record) => record.requestNumber ?? ''))];
  });
  after(() => desk.close());

  const run = (args: string) => auditCommand(args, desk.settings());

  function recordsOf({ code, out, errors }: AuditRan): readonly AuditRecord[] {
    assert.deepEqual([code, errors], [0, '']);
    return out
      .split('\n')
      .filter((line) => line !== '')
      .map((line): AuditRecord => JSON.parse(line));
  }

  function headIn({ code, out, errors }: AuditRan): AuditHead {
    assert.deepEqual([code, errors], [0, '']);
    const [, position, hash = ''] = /whole, its head is (\d+):([0-9a-f]{64})\n.*--expect \1:\2 /.exec(out) ?? [];
    return { position: Number(position), hash };
  }

  describe('beside a running bot, which has the database', () => {
    it('verifies and exports what happened, by ids alone', async () => {
      const head = headIn(await auditProgram('verify', desk.settings()));
      const exported = await auditProgram('export', desk.settings());
      const records = recordsOf(exported);
      const last = records.at(-1);
      assert.deepEqual(head, { position: records.length, hash: last?.hash });
      assert.deepEqual(
        records.map(({ position }) => position),
        records.map((_, i) => i + 1),
      );
      for (const record of records) {
        assert.equal(hashOf(record), record.hash);
        assert.ok(auditEvents.some((event) => event === record.event));
      }
      assert.deepEqual(records.find(({ event }) => event === 'credential.claimed')?.actor, {
        kind: 'person',
        tenantId: rep.tenantId.toLowerCase(),
        objectId: rep.objectId.toLowerCase(),
      });
      const first = exported.out.split('\n', 1).join('');
      assert.match(
        first,
        /^\{"position":1,"at":"[^"]+Z","requestId":"[^"]+","requestNumber":"TD-\d+","version":1,"actor"/,
      );
      for (const text of personal) assert(!exported.out.includes(text), text);
      for (const { id } of desk.sandbox.customers()) {
        for (const password of desk.sandbox.passwords(id)) assert(!exported.out.includes(password));
      }
    });

    it('exports one request, or what came after a position', async () => {
      const all = recordsOf(await run('export'));
      const [number = ''] = numbers;
      for (const written of [number, number.toLowerCase(), number.slice(3)]) {
        const chosen = recordsOf(await run(`export --request ${written}`));
        assert.deepEqual(
          chosen,
          all.filter((record) => record.requestNumber === number),
        );
      }
      assert.deepEqual(recordsOf(await run(`export --after ${all.length - 2}`)), all.slice(-2));
      assert.deepEqual(await run('export --request TD-9'), {
        code: 0,
        out: '',
        errors: 'No entry of TD-9 after position 0.\n',
      });
    });

    it('knows a head from before again', async () => {
      const before = headIn(await run('verify'));
      await rep.asks('new customer Litware');
      const { position } = headIn(await run(`verify --expect ${before.position}:${before.hash}`));
      assert.equal(position, before.position + 1);
    });
  });

  it('says how it is used, without settings or a database', async () => {
    for (const args of [
      '',
      'check',
      'verify --expect 5',
      'verify --after 5',
      'export --after x',
      'export --wrong',
      'export 5',
    ]) {
      const { code, out, errors } = await auditCommand(args, {});
      assert.deepEqual([code, out], [2, ''], args);
      assert.match(errors, /^[^\n]+\nUsage: npm run audit -- <command>\n/);
    }
    const { code, errors } = await run(`verify --expect 999999:${'0'.repeat(64)}`);
    assert.deepEqual([code, errors], [1, '']);
  });

  it('names a wrong setting as the bot does', async () => {
    const { code, errors } = await auditCommand('verify', { ...desk.settings(), SEALING_KEYS: 'short' });
    assert.equal(code, 78);
    assert.match(errors, /^SEALING_KEYS: /);
  });

  describe('after somebody changed a row, with every right in the database', () => {
    before(async () => {
      await desk.stop();
      assert.ok(headIn(await run('verify')).position > 0);
      const database = await openDatabase({ dataDir: desk.dataDir, clock: wallClock, log: silentLog });
      await sql`alter table audit disable trigger all`.execute(database.kysely);
      await sql`update audit set actor_object_id = 'somebody-else' where position = 2`.execute(database.kysely);
      await database.close();
    });

    it('says so in one line with what to do, with a stopped bot and beside a running one', async () => {
      const stopped = await run('verify');
      assert.equal(stopped.code, 1);
      assert.match(stopped.out, /^BROKEN: the audit’s entry at position 2 was changed\. Keep [^\n]+\n$/);
      await desk.restart();
      assert.deepEqual(await run('verify'), stopped);
    });
  });
});
