import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { requirementsFor } from '../../../src/domain/countries/country-requirements.ts';
import { createLiveLists } from '../../../src/flows/drafts/live-lists.ts';
import { createLog } from '../../../src/log.ts';
import { clientOf } from '../../partner-center/support/client.ts';
import { type Reply, startScriptedServer } from '../../partner-center/support/scripted-server.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The lists over a Partner Center that gives these replies, a clock to set, and the waits that a caller paid for. */
async function startLists(...replies: readonly Reply[]) {
  const server = await startScriptedServer(...replies);
  const time = { now: new Date('2026-11-20T10:00:00Z').getTime() };
  const waits: number[] = [];
  const lists = createLiveLists({
    partnerCenter: clientOf(server.endpoint).client,
    clock: { now: () => new Date(time.now) },
    ids: { guid: randomUUID, opaque: randomUUID },
    log: createLog('silent'),
    wait: (ms) => {
      waits.push(ms);
      return sleep(ms);
    },
  });
  return {
    time,
    waits,
    asked: () => server.received.length,
    region: (patienceMs = 5_000) => lists.salesRegion('en', patienceMs),
    requirements: (country: string, patienceMs = 5_000) => lists.requirements(country, 'en', patienceMs),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function from(country: string): Reply {
  return { body: { defaultAddress: { country } } };
}

/** A reading that nobody waits for. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let round = 0; !(await isSo()); round += 1) {
    assert.ok(round < 200, 'it never came to be');
    await sleep(10);
  }
}

describe('the partner’s own sales region', () => {
  it('follows from the country of its profile, which is read once a day', async () => {
    await using lists = await startLists(from('DE'), from('US'));
    assert.equal(await lists.region(), 'Europe');
    lists.time.now += 23 * hourMs;
    assert.equal(await lists.region(), 'Europe');
    assert.equal(lists.asked(), 1);
    lists.time.now += 2 * hourMs;
    await until(async () => (await lists.region()) === 'United States');
    assert.equal(lists.asked(), 2);
    assert.equal(lists.waits.length, 1, 'only the first reading is waited for');
  });

  it('is not known for a partner in a country of no region, or in none that we know', async () => {
    for (const country of ['RU', 'ZZ', '?']) {
      await using lists = await startLists(from(country));
      assert.equal(await lists.region(), undefined, country);
    }
    await using lists = await startLists(from('de'));
    assert.equal(await lists.region(), 'Europe');
  });

  it('is not asked for again within the hour by a sign-in that is refused', async () => {
    await using lists = await startLists({ status: 403, body: { code: 900329 } }, from('DE'));
    assert.equal(await lists.region(), undefined);
    lists.time.now += 59 * minuteMs;
    assert.equal(await lists.region(), undefined);
    assert.equal(lists.asked(), 1);
    lists.time.now += 2 * minuteMs;
    await until(async () => (await lists.region()) === 'Europe');
  });

  for (const [name, reply] of [
    ['fails', { status: 500 }],
    ['is garbage', { body: { defaultAddress: 7 } }],
    ['is no JSON', { body: '<html>' }],
  ] as const) {
    it(`costs nobody a wait after a reading that ${name}, and comes when it can be read`, async () => {
      const tries = 'status' in reply ? 3 : 1;
      await using lists = await startLists(...Array(tries).fill(reply), from('DE'));
      assert.equal(await lists.region(), undefined);
      assert.equal(await lists.region(), undefined);
      assert.equal(lists.asked(), tries);
      lists.time.now += minuteMs;
      await until(async () => (await lists.region()) === 'Europe');
      assert.equal(lists.waits.length, 1);
    });
  }

  it('holds the first to ask no longer than their patience while nobody answers, and the others not at all', async () => {
    await using lists = await startLists({ fault: 'silence' });
    assert.equal(await lists.region(20), undefined);
    assert.equal(await lists.region(20), undefined);
    assert.deepEqual(lists.waits, [20]);
    assert.equal(lists.asked(), 1, 'one reading at a time');
  });
});

describe('the rules of a country', () => {
  const states = (name: string): Reply => ({ body: { iso2Code: 'DE', supportedStatesList: [name] } });

  it('are read once a day for each country', async () => {
    await using lists = await startLists(states('Bayern'), states('Hessen'), states('Wien'));
    const chosen = async (country: string) => (await lists.requirements(country)).state?.choices[0]?.value;
    assert.equal(await chosen('DE'), 'Bayern');
    lists.time.now += 23 * hourMs;
    assert.equal(await chosen('DE'), 'Bayern');
    assert.equal(lists.asked(), 1);
    lists.time.now += 2 * hourMs;
    assert.equal(await chosen('DE'), 'Hessen');
    assert.equal(await chosen('AT'), 'Wien');
    assert.equal(lists.asked(), 3);
  });

  it('are those of our own table after a failure, and not asked for again at once', async () => {
    await using lists = await startLists({ status: 403, body: { code: 900329 } }, states('Bayern'));
    assert.equal(await lists.requirements('DE'), requirementsFor('DE'));
    assert.equal(await lists.requirements('DE'), requirementsFor('DE'));
    assert.equal(lists.asked(), 1);
    lists.time.now += minuteMs;
    assert.equal((await lists.requirements('DE')).state?.choices[0]?.value, 'Bayern');
  });

  it('cost no more than the caller’s patience while nobody answers', async () => {
    await using lists = await startLists({ fault: 'silence' });
    assert.equal(await lists.requirements('DE', 20), requirementsFor('DE'));
    assert.equal(await lists.requirements('DE', 30), requirementsFor('DE'));
    assert.deepEqual(lists.waits, [20, 30]);
    assert.equal(lists.asked(), 1, 'one reading at a time');
  });
});
