import { auditTrail } from '../support/audit-trail.ts';
import { itSurvivesRaces, type RaceWorld } from '../support/reveal-races.ts';
import { startSwept } from '../support/sweeps.ts';
import { startTestDesk } from '../support/test-desk.ts';

describe('invariant I7: a password that is asked for while something else happens to it', function () {
  this.timeout(60_000);
  const time = { at: new Date() };
  const clock = { now: () => time.at };
  let world: RaceWorld;
  before(async () => {
    const { desk, sweep } = await startSwept(() => startTestDesk({ overrides: { clock } }));
    world = { desks: [desk], time, sweep, trail: () => auditTrail(desk, clock) };
  });
  after(async () => {
    for (const desk of world?.desks ?? []) await desk.close();
  });

  itSurvivesRaces(() => world, 4);
});
