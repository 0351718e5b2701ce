import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { auditCommand } from '../operator/support/audit-command.ts';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.ts';
import { createOne, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk, trusting } from '../support/test-desk.ts';

describe('npm run audit on a PostgreSQL server', function () {
  this.timeout(60_000);
  let server: ServerDatabase;
  let desks: readonly TestDesk[] = [];

  before(async () => {
    server = await createServerDatabase();
    const env = { DATABASE_URL: server.url, SEALING_KEYS: randomBytes(32).toString('base64') };
    const first = await startTestDesk({ env });
    const { settings, caCertificate } = first.sandbox;
    const overrides = { fetch: trusting(caCertificate) };
    desks = [first, await startTestDesk({ env: { ...settings(), ...env }, overrides })];
  });
  after(async () => {
    await Promise.all(desks.map((desk) => desk.close()));
    await server?.drop();
  });

  it('finds one whole chain of what two bots wrote at the same time', async () => {
    await Promise.all(
      ['Alpine', 'Bellows', 'Coho', 'Datum'].flatMap((name) =>
        desks.map((desk, i) => {
          const companyName = `${name} ${i}`;
          return createOne(desk.user(), { ...wingtip.company, companyName, domain: `${name}${i}` });
        }),
      ),
    );
    const settings = desks[0]?.settings() ?? {};
    const { code, out } = await auditCommand('verify', settings);
    assert.equal(code, 0, out);
    const exported = await auditCommand('export', settings);
    const created = exported.out.split('\n').filter((line) => line.includes('"creation.succeeded"'));
    assert.equal(created.length, 8);
  });
});
