import assert from 'node:assert/strict';
import type { FaultKind } from '../../src/sandbox/partner-center/faults/fault.ts';
import { defaultResellers } from '../../src/sandbox/partner-center/resellers.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';
import { hangsUpAfter } from './support/hang-up.ts';
import { sizes } from './support/sizes.ts';
import { inWords, part } from './support/summary.ts';

const { creates, seed } = sizes;
const reps = 8;

/**
 * What may become of a call: lost before its effect or after it, never answered, throttled, refused for its token, broken
 * on the way, answered in tongues. None of it is a definite no to the customer, so nobody has to try anything again.
 */
const onCreate: readonly FaultKind[] = [
  'drop',
  'timeout',
  '500',
  '502',
  '503',
  '504',
  'html',
  'throttle',
  'unauthorized',
  'commit-then-drop',
  'commit-then-timeout',
  'commit-then-500',
  'commit-then-503',
  'commit-then-504',
  'bom',
  'truncated',
  'garbage',
];
const onRead: readonly FaultKind[] = [
  'drop',
  'timeout',
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
/** Partner Center's own time limits are up to a minute: who never hears is told sooner here. */
const hangMs = 1_500;

for (const model of ['direct', 'indirect'] as const) {
  describe(`invariant I1 under random faults: ${creates} customers of a partner that is ${model}`, () => {
    const counts = part(`random faults, ${model}`);
    const routes = model === 'indirect' ? [...reads, 'GET /v1/relationships'] : reads;
    let desk: TestDesk;
    const random = seededRandom(seed);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    // All kinds come in turn, those that never answer first: a short run has some of them, too.
    let bag: readonly FaultKind[] = ['commit-then-timeout', 'timeout'];
    const nextOnCreate = (): FaultKind => {
      const kind = bag.at(-1) ?? pick(onCreate);
      bag = bag.length > 1 ? bag.slice(0, -1) : onCreate.toSorted(() => random() - 0.5);
      return kind;
    };
    /** By domain; a direct partner's customers have none. */
    const resellers = new Map<string, string>();
    let faults = 0;
    let hangs = 0;

    before(async function () {
      this.timeout(60_000);
      desk = await startTestDesk({ sandbox: { model, listDelayMs: 50 }, around: hangsUpAfter(hangMs) });
    });
    after(() => desk.close());

    function arm(): void {
      const route = random() < 0.75 ? 'POST /v1/customers' : pick(routes);
      const kind = route.startsWith('POST') ? nextOnCreate() : pick(onRead);
      const times = 1 + Math.floor(random() * 2);
      // A token that is refused once is renewed; calls of the same moment share what is armed.
      desk.sandbox.fault({ route, kind, times: kind === 'unauthorized' ? 4 : times, retryAfter: 1 });
      faults += 1;
      if (kind.endsWith('timeout')) hangs += 1;
    }

    async function confirmOne(number: number): Promise<void> {
      const domain = `chaos${number}`;
      const associatedPartnerId = model === 'indirect' ? pick(defaultResellers).id : '';
      if (associatedPartnerId) resellers.set(`${domain}.onmicrosoft.com`, associatedPartnerId);
      const rep = desk.user();
      const company = { ...wingtip.company, companyName: `Chaos ${number} Toys`, domain, associatedPartnerId };
      const review = await fillIn(rep, company);
      if (random() < 0.5) arm();
      await rep.clicks(review, 'request.submit');
    }

    async function countInState(state: string): Promise<number> {
      const text = await (await fetch(`${desk.url}/metrics`)).text();
      return Number(new RegExp(`tenant_desk_requests\\{state="${state}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
    }

    it('makes no two from one confirmation, loses none, and keeps each to its reseller', async function () {
      this.timeout(120_000 + creates * 3_000);
      let next = 0;
      const work = async () => {
        while (next < creates) {
          next += 1;
          await confirmOne(next).catch((cause: unknown) => {
            const errors = desk.logLines.filter((line) => line.includes('"level":50')).slice(-5);
            throw new Error(`A rep came no further. The last errors of the log:\n${errors.join('\n')}`, { cause });
          });
        }
      };
      await Promise.all(Array.from({ length: reps }, work));

      const end = Date.now() + 90_000 + creates * 2_000;
      while ((await countInState('created')) < creates && Date.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      const customers = desk.sandbox.customers();
      const domains = customers.map(({ domain }) => domain);
      const duplicates = domains.length - new Set(domains).size;
      const lost = creates - (await countInState('created'));
      const posts = desk.sandbox.posts();
      const idsOf = new Map<string, Set<string>>();
      for (const { body, requestId } of posts) {
        const domain = JSON.stringify(body).match(/chaos\d+\./)?.[0] ?? '';
        idsOf.set(domain, (idsOf.get(domain) ?? new Set()).add(requestId));
      }
      const severalIds = [...idsOf].filter(([, ids]) => ids.size > 1);
      const ofAnotherReseller = customers.filter(
        ({ domain, associatedPartnerId }) => associatedPartnerId !== resellers.get(domain),
      ).length;
      Object.assign(counts, {
        faults,
        hangs,
        posts: posts.length,
        customers: domains.length,
        duplicates,
        lost,
        'several ids': severalIds.length,
        'of another reseller': ofAnotherReseller,
      });
      if (this.test) this.test.title += ` (${inWords(counts)}; seed ${seed})`;
      assert.deepEqual(
        { duplicates, lost, customers: domains.length, ofAnotherReseller },
        { duplicates: 0, lost: 0, customers: creates, ofAnotherReseller: 0 },
      );
      assert.deepEqual(severalIds, [], 'a confirmation was posted under several MS-RequestIds');
    });
  });
}
