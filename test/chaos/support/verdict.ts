import { createLog } from '../../../src/log.ts';
import { type Verification, verifyAudit } from '../../../src/storage/audit-chain.ts';
import { connectDatabase } from '../../../src/storage/database.ts';
import { createStore } from '../../../src/storage/store.ts';
import { systemClock } from '../../../src/system.ts';
import { approvedRule } from './approval-policy.ts';
import type { ChaosWorld } from './chaos-world.ts';

/** What is in the database and at Partner Center when everything is over. */
export interface Verdict {
  readonly requests: number;
  readonly customers: number;
  /** Customers that no confirmation asked for, or more than one of a confirmation. */
  readonly duplicates: readonly string[];
  /** Confirmed requests without their customer, and customers that no request knows. */
  readonly lost: readonly string[];
  /** Requests that were posted under more MS-RequestIds than they were confirmed. */
  readonly severalIds: readonly string[];
  /** Requests whose audit does not tell of the state that they are in, or of a creation that nobody approved. */
  readonly wrongAudits: readonly string[];
  /** Whether the audit's chain is whole. */
  readonly chain: Verification;
}

interface StoredRequest {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly version: number;
  readonly domain: string | null;
  readonly customer_id: string | null;
  readonly events: readonly StoredEvent[];
}

interface StoredEvent {
  readonly event: string;
  readonly version: number;
  readonly facts: Readonly<Record<string, string>>;
}

/** What the audit may tell of last in a state; what happens beside the states may have come after it. */
const lastEvents: Readonly<Record<string, readonly string[]>> = {
  draft: ['request.started', 'request.corrected'],
  pendingApproval: [
    'request.submitted',
    'request.approved',
    'request.delegated',
    'request.nudged',
    'request.reminded',
    'request.escalated',
  ],
  approved: ['request.approved'],
  returned: ['request.returned'],
  rejected: ['request.rejected'],
  submitted: ['request.submitted', 'request.retried', 'operator.retried', 'operator.resolved'],
  creating: ['creation.started', 'creation.posted'],
  created: ['creation.succeeded'],
  delivered: ['credential.destroyed'],
  failed: ['creation.refused', 'operator.resolved'],
  expired: ['request.erased', 'request.expired'],
  needsAttention: ['creation.unclear'],
  withdrawn: ['request.withdrawn', 'request.cancelled'],
};
const besideStates = [
  'credential.claimed',
  'credential.shownAgain',
  'credential.denied',
  'credential.handedOver',
  'credential.reminded',
  'credential.expired',
  'credential.resetAsked',
  'credential.reset',
  'credential.resetRefused',
  'validation.changed',
];

/** Looks at all that there is. No process may have the embedded database open. */
export async function judge(world: ChaosWorld): Promise<Verdict> {
  const { stored, chain } = await readDatabase(world);
  const customers = world.sandbox.customers();
  const known = stored.flatMap(({ customer_id }) => customer_id ?? []);
  const name = ({ number, domain, state }: StoredRequest) => `TD-${number} ${domain} (${state})`;
  const posts = ownPosts(world);
  const told = new Set(stored.flatMap((request) => [...idsOf(request)]));
  return {
    requests: stored.length,
    customers: customers.length,
    duplicates: [
      ...twice(customers.map(({ domain }) => domain)),
      ...twice(customers.map(({ requestId }) => requestId)),
      ...twice(known),
      ...stored.filter((request) => count(request, 'creation.succeeded') > 1).map(name),
    ],
    lost: [
      ...stored.filter((request) => isConfirmed(request) && !exists(request, customers)).map(name),
      ...customers.filter(({ id }) => !known.includes(id)).map(({ domain }) => `${domain} is nobody's`),
    ],
    severalIds: stored
      .filter((request) => idsOf(request).size > confirmations(request))
      .map(name)
      .concat(posts.filter((id) => !told.has(id)).map((id) => `${id} is nobody's`)),
    wrongAudits: stored
      .filter((request) => !tellsTheState(request) || !isApproved(request))
      .map((request) => `${name(request)}: ${trail(request)}`),
    chain,
  };
}

/** Opens the database beside the program, or after it. */
async function readDatabase({
  environment,
}: ChaosWorld): Promise<{ readonly stored: readonly StoredRequest[]; readonly chain: Verification }> {
  const database = await connectDatabase({
    databaseUrl: environment.DATABASE_URL,
    dataDir: environment.DATA_DIR ?? '',
    clock: systemClock,
    log: createLog('silent'),
  });
  try {
    const { rows } = await database.executor.executeSql(`
      select request.id, request.number, state, request.version, domain, customer->>'id' as customer_id,
        coalesce((
          select json_agg(json_build_object('event', event, 'version', audit.version, 'facts', facts) order by position)
          from audit where audit.request_id = request.id), '[]') as events
      from request order by number`);
    const store = createStore(database.kysely, { sendJob: async () => {} });
    return { stored: rows as StoredRequest[], chain: await verifyAudit(store) };
  } finally {
    await database.close();
  }
}

/** The MS-RequestIds that the program itself posted. */
function ownPosts({ sandbox }: ChaosWorld): readonly string[] {
  const own = sandbox.posts().filter(({ headers }) => headers['ms-partnercenter-application'] === 'Tenant Desk');
  return [...new Set(own.map(({ requestId }) => requestId))];
}

function idsOf({ events }: StoredRequest): ReadonlySet<string> {
  return new Set(events.flatMap(({ event, facts }) => (event === 'creation.posted' ? (facts.msRequestId ?? []) : [])));
}

/** How what was confirmed came to nothing before anything was sent to Partner Center. */
const takenBack = ['request.returned', 'request.rejected', 'request.expired', 'request.withdrawn', 'request.corrected'];

/** A new call is wanted by every confirmation that stands, and by every retry after a definite no. */
function confirmations({ events }: StoredRequest): number {
  return events.filter(
    ({ event }, index) =>
      (event === 'request.submitted' && stands(events.slice(index + 1))) ||
      (event.endsWith('.retried') &&
        ['creation.refused', 'operator.resolved'].includes(events[index - 1]?.event ?? '')),
  ).length;
}

/** Whether a creation is the first thing that ends what came after a confirmation. */
function stands(after: readonly StoredEvent[]): boolean {
  const end = after.find(({ event }) => event.startsWith('creation.') || takenBack.includes(event));
  return end === undefined || !takenBack.includes(end.event);
}

/** Whether every creation of what the policy wants to be approved came after so many approvals of it. */
function isApproved({ events }: StoredRequest): boolean {
  return events.every(({ event }, index) => {
    if (event !== 'creation.started') return true;
    const from = events.findLastIndex((before, at) => at < index && before.event === 'request.submitted');
    if (events[from]?.facts.rule !== approvedRule.name) return true;
    const approvals = events.slice(from, index).filter((before) => before.event === 'request.approved');
    return approvals.length === approvedRule.approvalsNeeded;
  });
}

function isConfirmed({ state }: StoredRequest): boolean {
  return ['submitted', 'approved', 'creating', 'created', 'delivered', 'needsAttention'].includes(state);
}

function exists({ customer_id, domain }: StoredRequest, customers: ReturnType<ChaosWorld['sandbox']['customers']>) {
  return customers.some((customer) => customer.id === customer_id && customer.domain.startsWith(`${domain}.`));
}

function count({ events }: StoredRequest, wanted: string): number {
  return events.filter(({ event }) => event === wanted).length;
}

function tellsTheState({ state, version, events }: StoredRequest): boolean {
  const last = events.findLast(({ event }) => !besideStates.includes(event));
  const versions = events.map((entry) => entry.version);
  const inOrder = versions.every((each, index) => each <= (versions[index + 1] ?? version));
  return inOrder && (lastEvents[state]?.includes(last?.event ?? '') ?? false);
}

function trail({ events }: StoredRequest): string {
  return events.map(({ event, version }) => `${version} ${event}`).join(', ');
}

function twice(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
