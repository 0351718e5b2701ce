import { randomBytes } from 'node:crypto';
import { auditTrail } from '../support/audit-trail.ts';
import { itSurvivesRaces, type RaceWorld } from '../support/reveal-races.ts';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.ts';
import { startSwept } from '../support/sweeps.ts';
import { startTestDesk, trusting } from '../support/test-desk.ts';

describe('two processes on one PostgreSQL server, asked for one password while something else happens to it', function () {
  this.timeout(120_000);
  const time = { at: new Date() };
  const clock = { now: () => time.at };
  let server: ServerDatabase;
  let world: RaceWorld;

  before(async () => {
    server = await createServerDatabase();
    const env = { DATABASE_URL: server.url, SEALING_KEYS: randomBytes(32).toString('base64') };
    const one = await startSwept(() => startTestDesk({ env, overrides: { clock } }));
    const { sandbox } = one.desk;
    const overrides = { clock, fetch: trusting(sandbox.caCertificate) };
    const two = await startSwept(() => startTestDesk({ env: { ...sandbox.settings(), ...env }, overrides }));
    const sweep = () => {
      one.sweep();
      two.sweep();
    };
    world = { desks: [one.desk, two.desk], time, sweep, trail: () => auditTrail(one.desk, clock) };
  });
  after(async () => {
    for (const desk of [...(world?.desks ?? [])].reverse()) await desk.close();
    await server?.drop();
  });

  itSurvivesRaces(() => world, 6);
});
