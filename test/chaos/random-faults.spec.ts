import assert from 'node:assert/strict';
import type { FaultKind } from '../../src/sandbox/partner-center/faults/fault.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

/** `npm test` makes some, `npm run chaos` makes a thousand. */
const creates = Number(process.env.CHAOS_CREATES ?? 40);
const seed = Number(process.env.CHAOS_SEED ?? 20261121);
const reps = 8;

/**
 * What may become of a call: lost before its effect or after it, throttled, refused for its token, broken on the way,
 * answered in tongues. None of it is a definite no to the customer, so nobody has to try anything again.
 */
const onCreate: readonly FaultKind[] = [
  'drop',
  '500',
  '502',
  '503',
  '504',
  'html',
  'throttle',
  'unauthorized',
  'commit-then-drop',
  'commit-then-500',
  'commit-then-503',
  'commit-then-504',
  'bom',
  'truncated',
  'garbage',
];
const onRead: readonly FaultKind[] = [
  'drop',
  '500',
  '503',
  'html',
  'throttle',
  'unauthorized',
  'bom',
  'truncated',
  'garbage',
];
const reads = ['GET /v1/customers', 'HEAD /v1/domains/{domain}', 'GET /v1/countryvalidationrules/{country}'];

describe(`invariant I1 under random faults: ${creates} customers`, () => {
  let desk: TestDesk;
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  let faults = 0;

  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk({ sandbox: { listDelayMs: 50 } });
  });
  after(() => desk.close());

  function arm(): void {
    const route = random() < 0.75 ? 'POST /v1/customers' : pick(reads);
    const kind = pick(route.startsWith('POST') ? onCreate : onRead);
    const times = 1 + Math.floor(random() * 2);
    // A token that is refused once is renewed; calls of the same moment share what is armed.
    desk.sandbox.fault({ route, kind, times: kind === 'unauthorized' ? 4 : times, retryAfter: 1 });
    faults += 1;
  }

  async function confirmOne(number: number): Promise<void> {
    const company = { ...wingtip.company, companyName: `Chaos ${number} Toys`, domain: `chaos${number}` };
    const rep = desk.user();
    const review = await fillIn(rep, company);
    if (random() < 0.5) arm();
    await rep.clicks(review, 'request.submit');
  }

  async function countInState(state: string): Promise<number> {
    const text = await (await fetch(`${desk.url}/metrics`)).text();
    return Number(new RegExp(`tenant_desk_requests\\{state="${state}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
  }

  it('makes no two from one confirmation, and loses none', async function () {
    this.timeout(60_000 + creates * 1_500);
    let next = 0;
    const work = async () => {
      while (next < creates) {
        next += 1;
        await confirmOne(next);
      }
    };
    await Promise.all(Array.from({ length: reps }, work));

    const end = Date.now() + 45_000 + creates * 1_000;
    while ((await countInState('created')) < creates && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    const domains = desk.sandbox.customers().map(({ domain }) => domain);
    const duplicates = domains.length - new Set(domains).size;
    const lost = creates - (await countInState('created'));
    const posts = desk.sandbox.posts();
    const idsOf = new Map<string, Set<string>>();
    for (const { body, requestId } of posts) {
      const domain = JSON.stringify(body).match(/chaos\d+\./)?.[0] ?? '';
      idsOf.set(domain, (idsOf.get(domain) ?? new Set()).add(requestId));
    }
    const severalIds = [...idsOf].filter(([, ids]) => ids.size > 1);
    if (this.test) {
      this.test.title += ` (${faults} faults, ${posts.length} posts, ${duplicates} duplicates, ${lost} lost; seed ${seed})`;
    }
    assert.deepEqual({ duplicates, lost, customers: domains.length }, { duplicates: 0, lost: 0, customers: creates });
    assert.deepEqual(severalIds, [], 'a confirmation was posted under several MS-RequestIds');
  });
});
