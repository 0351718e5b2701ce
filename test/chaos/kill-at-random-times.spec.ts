import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../support/seeded-random.ts';
import { assertZeros } from './support/assert-zeros.ts';
import { type ChaosWorld, createChaosWorld } from './support/chaos-world.ts';
import { createDeskProcess, type DeskProcess } from './support/desk-process.ts';
import { carryLoad } from './support/load.ts';
import { sizes } from './support/sizes.ts';
import { inWords, part } from './support/summary.ts';
import { judge } from './support/verdict.ts';

describe('kill -9 at random times under load, on the embedded database', function () {
  const rounds = sizes.kills;
  this.timeout(120_000 + rounds * 30_000);
  const counts = part('kill -9, embedded database');
  let world: ChaosWorld;
  let desk: DeskProcess;

  before(async () => {
    world = await createChaosWorld({ sandbox: { listDelayMs: 50 } });
    desk = await createDeskProcess(world.environment);
    await desk.start();
  });
  after(async () => {
    await desk?.stop();
    await world?.close();
  });

  it(`${rounds} rounds: loses nothing, makes nothing twice, and leaves every card true`, async function () {
    const random = seededRandom(sizes.seed);
    let round = 0;
    const killing = async () => {
      for (; round < rounds; round += 1) {
        // Now and then so early that the process has not yet taken up what the last one left.
        await sleep(random() < 0.2 ? random() * 150 : random() * 4_000);
        await desk.kill();
        await desk.isListening();
      }
    };
    const load = carryLoad({
      world,
      botUrls: [desk.url],
      random,
      reps: 6,
      domain: 'k',
      goOn: () => round < rounds,
      // Half of the kills should find a call on its way.
      beforeConfirm: () => {
        if (random() < 0.5)
          world.sandbox.fault({ route: 'POST /v1/customers', kind: 'slow', ms: Math.floor(random() * 900) });
      },
    });
    const [result] = await Promise.all([load, killing()]);
    await desk.stop();
    counts.rounds = rounds;
    assertZeros(counts, result, await judge(world));
    if (this.test) this.test.title += ` (${inWords(counts)}; seed ${sizes.seed})`;
  });
});
