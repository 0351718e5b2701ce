import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../support/seeded-random.ts';
import { createServerDatabase, type ServerDatabase } from '../../support/server-database.ts';
import { assertZeros } from '../support/assert-zeros.ts';
import { type ChaosWorld, createChaosWorld } from '../support/chaos-world.ts';
import { createDeskProcess, type DeskProcess } from '../support/desk-process.ts';
import { carryLoad } from '../support/load.ts';
import { sizes } from '../support/sizes.ts';
import { inWords, part } from '../support/summary.ts';
import { judge } from '../support/verdict.ts';

describe('two replicas on one PostgreSQL server, of which one dies at random times', function () {
  const rounds = sizes.replicaKills;
  this.timeout(300_000 + rounds * 30_000);
  const counts = part('kill -9, one of two replicas');
  let database: ServerDatabase;
  let world: ChaosWorld;
  let replicas: readonly DeskProcess[] = [];

  before(async () => {
    database = await createServerDatabase();
    world = await createChaosWorld({ databaseUrl: database.url, sandbox: { listDelayMs: 50 } });
    replicas = await Promise.all([createDeskProcess(world.environment), createDeskProcess(world.environment)]);
    await Promise.all(replicas.map((replica) => replica.start()));
  });
  after(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await world?.close();
    await database?.drop();
  });

  it(`${rounds} rounds: loses nothing, makes nothing twice, and leaves every card true`, async function () {
    const random = seededRandom(sizes.seed);
    let round = 0;
    const killing = async () => {
      for (; round < rounds; round += 1) {
        await sleep(random() * 2_500);
        const replica = replicas[random() < 0.5 ? 0 : 1];
        assert(replica);
        await replica.kill();
        await replica.isListening();
      }
    };
    const load = carryLoad({
      world,
      botUrls: replicas.map(({ url }) => url),
      random,
      reps: 8,
      domain: 'r',
      // A lease of a process that is gone ends after 90 s.
      patienceMs: 300_000,
      goOn: () => round < rounds,
      beforeConfirm: () => {
        const ms = Math.floor(random() * 900);
        if (random() < 0.5) world.sandbox.fault({ route: 'POST /v1/customers', kind: 'slow', ms });
      },
    });
    const [result] = await Promise.all([load, killing()]);
    counts.rounds = rounds;
    assertZeros(counts, result, await judge(world));
    if (this.test) this.test.title += ` (${inWords(counts)}; seed ${sizes.seed})`;
  });
});
