import { hostileTexts } from './hostile-texts.ts';

/** Values that may stand in the place of others. */
export interface Pool {
  readonly requestIds: readonly string[];
  readonly objectIds: readonly string[];
  readonly tenantIds: readonly string[];
  readonly conversationIds: readonly string[];
  readonly verbs: readonly string[];
}

type Tree = { [key: string]: unknown };
interface Place {
  readonly parent: Tree;
  readonly key: string;
}

/** Stands in front of a key that is to be in the text twice. */
const again = '§again§';

const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  6.5,
  1e300,
  -0,
  '6',
  '6.0',
  '0x6',
  ' 6 ',
  [],
  {},
  [[]],
  [null],
  ['request.approve'],
  { $gt: 0 },
  { toString: 'x' },
  { length: -1 },
  ...hostileTexts.short,
];

/** What somebody might add who hopes that it is believed. */
const claims = [
  'actor',
  'owner',
  'person',
  'approver',
  'aadObjectId',
  'objectId',
  'tenantId',
  'state',
  'seat',
  'role',
  'audience',
  'approval',
  'votes',
  'verdict',
  'version',
  'requestId',
  'verb',
  'step',
  'recipient',
  'reason',
  'isManual',
  'askedVersion',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  'hasOwnProperty',
  '$when',
  '',
];

/**
 * The activity as a body, changed in one to three places: another value, another type, a key less, a key more, a key twice.
 * Whatever is changed, it is JSON.
 */
export function forge(random: () => number, activity: object, pool: Pool): string {
  const tree: Tree = JSON.parse(JSON.stringify(activity));
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const times = 1 + Math.floor(random() * 3);
  for (let change = 0; change < times; change += 1) {
    const place = pick(placesIn(tree));
    if (place) mutate(place, { random, pick, pool });
  }
  return JSON.stringify(tree).replaceAll(again, '');
}

interface Chance {
  readonly random: () => number;
  readonly pick: <T>(list: readonly T[]) => T | undefined;
  readonly pool: Pool;
}

function mutate({ parent, key }: Place, { random, pick, pool }: Chance): void {
  const kind = random();
  // A copy: a value that stands in two places of the tree could be put into itself.
  const other = () => structuredClone(random() < 0.5 ? pick(odd) : likely(key, { random, pick, pool }));
  if (kind < 0.12) delete parent[key];
  else if (kind < 0.24) put(parent, `${again}${key}`, other());
  else if (kind < 0.4) put(parent, pick(claims) ?? '', likely(pick(claims) ?? '', { random, pick, pool }));
  else if (kind < 0.41) parent[key] = pick(hostileTexts.all);
  else if (kind < 0.48) parent[key] = [parent[key]];
  else if (kind < 0.54) parent[key] = { [key]: parent[key] };
  else if (kind < 0.6 && typeof parent[key] === 'string') parent[key] = twisted(String(parent[key]), random);
  else parent[key] = other();
}

/** Own properties, whatever they are called: JSON can carry a key that code cannot write down. */
function put(parent: Tree, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A value that belongs there in another activity. */
function likely(key: string, { random, pick, pool }: Chance): unknown {
  const whole = Math.floor(random() * 12);
  const all: Readonly<Record<string, readonly unknown[]>> = {
    requestId: pool.requestIds,
    aadObjectId: pool.objectIds,
    objectId: pool.objectIds,
    recipient: pool.objectIds,
    owner: pool.objectIds,
    actor: pool.objectIds,
    tenantId: pool.tenantIds,
    id: [...pool.conversationIds, ...pool.tenantIds, ...pool.objectIds, ...pool.objectIds.map((id) => `29:${id}`)],
    verb: pool.verbs,
    name: ['adaptiveCard/action', 'task/fetch', 'task/submit', 'application/search', 'signin/verifyState', 'Ada Rep'],
    type: ['invoke', 'message', 'Action.Execute', 'Action.Submit', 'installationUpdate', 'event', 'conversationUpdate'],
    trigger: ['manual', 'automatic', 'Manual', 'MANUAL'],
    conversationType: ['personal', 'groupChat', 'channel'],
    step: ['recipient', 'company', 'address', 'review'],
    action: ['add', 'remove', { type: 'Action.Execute', verb: pick(pool.verbs), data: {} }],
    state: ['approved', 'pendingApproval'],
  };
  return pick(all[key] ?? [whole, `${whole}`, 'because', pick(pool.requestIds), pick(pool.objectIds)]);
}

function twisted(value: string, random: () => number): string {
  const ways = [
    (text: string) => text.toUpperCase(),
    (text: string) => `${text} `,
    (text: string) => `${text}\u200b`,
    (text: string) => text.slice(0, -1),
    (text: string) => `${text}A`,
    (text: string) => [...text].reverse().join(''),
    (text: string) => text.repeat(20),
    (text: string) => `${text}\u0000`,
    (text: string) => encodeURIComponent(Buffer.from(text).toString()),
  ];
  return ways[Math.floor(random() * ways.length)]?.(value) ?? value;
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Tree;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesIn(parent[key])]);
}
