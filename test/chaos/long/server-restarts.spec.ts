import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../support/seeded-random.ts';
import { assertZeros } from '../support/assert-zeros.ts';
import { type ChaosWorld, createChaosWorld } from '../support/chaos-world.ts';
import { createDeskProcess, type DeskProcess } from '../support/desk-process.ts';
import { carryLoad } from '../support/load.ts';
import { createPostgresCluster, type PostgresCluster } from '../support/postgres-cluster.ts';
import { sizes } from '../support/sizes.ts';
import { inWords, part } from '../support/summary.ts';
import { judge } from '../support/verdict.ts';

describe('a PostgreSQL server that is restarted every few seconds', function () {
  const requests = sizes.requestsUnderRestarts;
  this.timeout(300_000 + requests * 3_000);
  const counts = part('restarts of the server');
  let cluster: PostgresCluster;
  let world: ChaosWorld;
  let replicas: readonly DeskProcess[] = [];

  before(async () => {
    cluster = await createPostgresCluster();
    world = await createChaosWorld({ databaseUrl: cluster.url, sandbox: { listDelayMs: 50 } });
    replicas = await Promise.all([createDeskProcess(world.environment), createDeskProcess(world.environment)]);
    await Promise.all(replicas.map((replica) => replica.start()));
  });
  after(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await world?.close();
    await cluster?.drop();
  });

  it(`${requests} customers are created once each`, async function () {
    const random = seededRandom(sizes.seed);
    const restarts = { fast: 0, immediate: 0 };
    let isOver = false;
    const restarting = async () => {
      while (!isOver) {
        await sleep(2_000 + random() * 4_000);
        const mode = random() < 0.25 ? 'immediate' : 'fast';
        await cluster.restart(mode);
        restarts[mode] += 1;
      }
    };
    const load = carryLoad({
      world,
      botUrls: replicas.map(({ url }) => url),
      random,
      reps: 8,
      domain: 's',
      patienceMs: 300_000,
      goOn: (number) => number <= requests,
    }).finally(() => {
      isOver = true;
    });
    const [result] = await Promise.all([load, restarting()]);
    Object.assign(counts, { 'fast restarts': restarts.fast, 'immediate restarts': restarts.immediate });
    counts['ends of a process'] = replicas.reduce((total, { counts: { ends } }) => total + ends, 0);
    assertZeros(counts, result, await judge(world));
    if (this.test) this.test.title += ` (${inWords(counts)}; seed ${sizes.seed})`;
  });
});
