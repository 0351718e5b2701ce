import assert from 'node:assert/strict';
import { type Kysely, sql } from 'kysely';
import type { AuditSource } from '../../src/flows/ports/ports.ts';
import { type AuditFault, auditPageSize, emptyHead, hashOf, verifyAudit } from '../../src/storage/audit-chain.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { appendTo, auditor, storeOn } from './support/audit.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

async function faultOf(source: AuditSource, expected = emptyHead): Promise<AuditFault | undefined> {
  const found = await verifyAudit(source, expected);
  return found.intact ? undefined : found.fault;
}

describe('the hash of an audit row', () => {
  const record = {
    position: 2,
    previousHash: 'ab',
    requestId: 'r',
    version: 3,
    actor: { kind: 'person', tenantId: 't', objectId: 'o' },
    event: 'creation.posted',
    facts: { b: '2', a: { d: 'ü', c: '1' } },
    at: '2026-03-01T09:00:00.123Z',
  };

  it('is the one that anybody can compute by its description', () => {
    // printf '%s' '[2,"ab","r",3,"person","t","o","creation.posted",{"a":{"c":"1","d":"ü"},"b":"2"},"2026-03-01T09:00:00.123Z"]' | sha256sum
    assert.equal(hashOf(record), 'c150045f38954bf307cc4acea266babf2cff9d27d7b6f49b5e031dcd75b72c0e');
  });
});

for (const { name, open } of testDatabases) {
  describe(`the audit's chain on ${name}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    let kysely: Kysely<Tables>;
    before(async () => {
      db = await open();
      kysely = db.database.kysely;
      await appendTo(kysely, 7);
    });
    after(() => db.drop());

    it('is whole, and says where it ends', async () => {
      const found = await verifyAudit(storeOn(kysely));
      const rows = await storeOn(kysely).auditPage(0, 100);
      assert.deepEqual(
        rows.map(({ position }) => position),
        [1, 2, 3, 4, 5, 6, 7],
      );
      assert.deepEqual(found, { intact: true, head: { position: 7, hash: rows.at(-1)?.hash } });
    });

    it('begins with what anybody knows', async () => {
      const [first] = await storeOn(kysely).auditPage(0, 1);
      assert.equal(first?.previousHash, '0'.repeat(64));
      assert.deepEqual(first?.actor, { kind: 'person', tenantId: auditor.tenantId, objectId: auditor.objectId });
    });

    /** What verification finds after somebody with every right has done this; undone afterwards. */
    async function afterTampering(work: (trx: Kysely<Tables>) => Promise<unknown>, expected = emptyHead) {
      const trx = await kysely.startTransaction().execute();
      try {
        await sql`alter table audit disable trigger all`.execute(trx);
        await work(trx);
        return await faultOf(storeOn(trx), expected);
      } finally {
        await trx.rollback().execute();
      }
    }

    /** Gives the row at a position the hash that fits what it says. */
    async function hashAnew(trx: Kysely<Tables>, position: number): Promise<string> {
      const [record] = await storeOn(trx).auditPage(position - 1, 1);
      assert(record);
      const hash = hashOf(record);
      await sql`update audit set hash = ${hash} where position = ${position}`.execute(trx);
      return hash;
    }

    const changes: readonly (readonly [string, (trx: Kysely<Tables>) => Promise<unknown>])[] = [
      ['fact', (trx) => sql`update audit set facts = facts || '{"code":"x"}' where position = 4`.execute(trx)],
      [
        'fact that was added',
        (trx) => sql`update audit set facts = facts || '{"x":1}' where position = 4`.execute(trx),
      ],
      ['actor', (trx) => sql`update audit set actor_object_id = 'x' where position = 4`.execute(trx)],
      ['kind of actor', (trx) => sql`update audit set actor_kind = 'operator' where position = 4`.execute(trx)],
      ['event', (trx) => sql`update audit set event = 'request.started' where position = 4`.execute(trx)],
      ['version', (trx) => sql`update audit set version = 9 where position = 4`.execute(trx)],
      ['request', (trx) => sql`update audit set request_id = 'x' where position = 4`.execute(trx)],
      ['time', (trx) => sql`update audit set at = at + interval '1 ms' where position = 4`.execute(trx)],
      ['time without end', (trx) => sql`update audit set at = 'infinity' where position = 4`.execute(trx)],
      ['hash', (trx) => sql`update audit set hash = 'x' where position = 4`.execute(trx)],
      ['hash of the row before', (trx) => sql`update audit set previous_hash = 'x' where position = 4`.execute(trx)],
    ];
    for (const [what, change] of changes) {
      it(`shows a changed ${what}`, async () => {
        assert.deepEqual(await afterTampering(change), { position: 4, how: 'changed' });
      });
    }

    it('shows a changed row that was given a hash that fits', async () => {
      for (const position of [1, 4, 7]) {
        const found = await afterTampering(async (trx) => {
          await sql`update audit set event = 'request.started' where position = ${position}`.execute(trx);
          await hashAnew(trx, position);
        });
        assert.deepEqual(found, { position, how: 'changed' });
      }
    });

    it('shows a removed row', async () => {
      for (const position of [1, 4]) {
        const found = await afterTampering((trx) => sql`delete from audit where position = ${position}`.execute(trx));
        assert.deepEqual(found, { position, how: 'missing' });
      }
    });

    it('shows rows that changed places', async () => {
      const found = await afterTampering(async (trx) => {
        await sql`update audit set position = 99 where position = 3`.execute(trx);
        await sql`update audit set position = 3 where position = 6`.execute(trx);
        await sql`update audit set position = 6 where position = 99`.execute(trx);
      });
      assert.deepEqual(found, { position: 3, how: 'reordered', writtenAt: 6 });
    });

    it('shows a row behind the head', async () => {
      const found = await afterTampering((trx) => {
        const columns = sql`request_id, version, actor_kind, actor_tenant_id, actor_object_id, event, facts, at, hash, hash`;
        return sql`insert into audit select position + 1, ${columns} from audit where position = 7`.execute(trx);
      });
      assert.deepEqual(found, { position: 8, how: 'added' });
    });

    /** The columns of a row that is copied to another position. */
    const columns = sql`request_id, version, actor_kind, actor_tenant_id, actor_object_id, event, facts, at`;

    it('shows rows before the first one', async () => {
      for (const position of ['0', '-5', '-9223372036854775808']) {
        const found = await afterTampering(async (trx) => {
          await sql`alter table audit drop constraint audit_position_from_1`.execute(trx);
          const row = sql`${sql.lit(position)}::bigint, ${columns}, previous_hash, hash`;
          await sql`insert into audit select ${row} from audit where position = 1`.execute(trx);
        });
        assert.deepEqual(found, { position: Number(position), how: 'added' });
      }
    });

    it('shows a second row at a position', async () => {
      for (const position of [1, 4, 7]) {
        const found = await afterTampering(async (trx) => {
          await sql`alter table audit drop constraint audit_pkey`.execute(trx);
          await sql`insert into audit select * from audit where position = ${position}`.execute(trx);
        });
        assert.deepEqual(found, { position, how: 'twice' });
      }
    });

    it('takes no row before the first one', async () => {
      for (const position of [0, -5]) {
        const row = sql`${sql.lit(position)}, ${columns}, previous_hash, hash`;
        const inserted = sql`insert into audit select ${row} from audit where position = 1`.execute(kysely);
        await assert.rejects(inserted, /audit_position_from_1/);
      }
    });

    describe('shows a cut end', () => {
      const cut = (trx: Kysely<Tables>) => sql`delete from audit where position > 5`.execute(trx);
      /** With the head put right. */
      async function cutCleanly(trx: Kysely<Tables>): Promise<void> {
        await cut(trx);
        await sql`update audit_head set (position, hash) = (select position, hash from audit where position = 5)`.execute(
          trx,
        );
      }

      it('by the head', async () => {
        assert.deepEqual(await afterTampering(cut), { position: 6, how: 'missing' });
        assert.deepEqual(await afterTampering((trx) => sql`delete from audit`.execute(trx)), {
          position: 1,
          how: 'missing',
        });
      });

      it('by a head of before, where the stored one was put right', async () => {
        const [head] = await storeOn(kysely).auditPage(6, 1);
        assert.equal(await afterTampering(cutCleanly), undefined);
        assert.deepEqual(await afterTampering(cutCleanly, head), { position: 6, how: 'missing' });
        const grownAgain = async (trx: Kysely<Tables>) => {
          await cutCleanly(trx);
          let previous = await storeOn(trx).auditHead();
          for (const position of [6, 7, 8]) {
            const row = sql`${position}, 'r', 1, 'system', null, null, 'request.started', '{}', now(), ${previous.hash}, ''`;
            await sql`insert into audit values (${row})`.execute(trx);
            previous = { position, hash: await hashAnew(trx, position) };
          }
          await sql`update audit_head set position = 8, hash = ${previous.hash}`.execute(trx);
        };
        assert.equal(await afterTampering(grownAgain), undefined);
        assert.deepEqual(await afterTampering(grownAgain, head), { position: 7, how: 'unexpected' });
      });
    });

    it('fits a head of before as long as it goes on from there', async () => {
      const store = storeOn(kysely);
      const head = await store.auditHead();
      await appendTo(kysely, 1);
      assert.equal(await faultOf(store, head), undefined);
      assert.deepEqual(await faultOf(store, { ...head, hash: 'x' }), { position: head.position, how: 'unexpected' });
    });

    it('is checked a page at a time, while others append', async () => {
      await appendTo(kysely, 2 * auditPageSize + 10);
      const store = storeOn(kysely);
      const limits: number[] = [];
      const watched: AuditSource = {
        auditHead: () => store.auditHead(),
        async auditPage(after, limit) {
          limits.push(limit);
          const page = await store.auditPage(after, limit);
          await appendTo(kysely, 1);
          return page;
        },
      };
      assert.equal(await faultOf(watched), undefined);
      const end = auditPageSize - 1;
      const twice = await afterTampering(async (trx) => {
        await sql`alter table audit drop constraint audit_pkey`.execute(trx);
        await sql`insert into audit select * from audit where position = ${end}`.execute(trx);
      });
      assert.deepEqual(twice, { position: end, how: 'twice' });
      assert.ok(limits.length >= 3 && Math.max(...limits) === auditPageSize);
    });
  });
}
