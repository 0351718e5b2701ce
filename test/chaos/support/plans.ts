import { type DebugPoint, debugPoints } from '../../../src/flows/debug-points.ts';
import { stories } from './stories.ts';

export type StoryName = keyof typeof stories;

/** Which story is played, and at which passing of which point its process ends. */
export interface Plan {
  readonly story: StoryName;
  readonly point: DebugPoint;
  readonly times: number;
}

/** How often a story passes each point. */
export type Passings = Readonly<Record<StoryName, ReadonlyMap<DebugPoint, number>>>;

/** What `npm test` tries: a confirmation whose answer is lost, and the call that cannot be undone. */
export const boundedPlans: readonly Plan[] = [
  { story: 'created', point: 'after request.submitted', times: 1 },
  { story: 'created', point: 'after partnerCenter.createCustomer', times: 1 },
];

/** What is worth a crash in more than one story: where a customer, a password or a message is made or changed. */
const often = /creat|credential|password|message|request\.saved|jobs\.sent/i;

/** Every point in the first story that passes it; some in the last one as well, and where they are passed again. */
export function allPlans(passings: Passings): readonly Plan[] {
  return debugPoints.flatMap((point) => {
    const passing = (Object.keys(stories) as StoryName[]).filter((story) => passings[story].has(point));
    const [first, last] = [passing[0], passing.at(-1)];
    if (!first || !last) return [];
    const once = { story: first, point, times: 1 };
    if (!often.test(point)) return [once];
    const again = passing.find((story) => (passings[story].get(point) ?? 0) > 1);
    return [
      once,
      ...(last === first ? [] : [{ story: last, point, times: 1 }]),
      ...(again ? [{ story: again, point, times: 2 }] : []),
    ];
  });
}

/** What is kept for a day, or done once in a life: passed in a new process only. */
const passedOnceInALife: ReadonlySet<DebugPoint> = new Set([
  'before leases.released',
  'after leases.released',
  'before partnerCenter.countryRules',
  'after partnerCenter.countryRules',
  'before partnerCenter.organizationProfile',
  'after partnerCenter.organizationProfile',
]);

export function isForNewLife({ point }: Plan): boolean {
  return passedOnceInALife.has(point);
}

/** Between Partner Center's answer and its commit the password is in memory alone: a crash there loses it, and only there. */
const losing: ReadonlySet<DebugPoint> = new Set([
  'after partnerCenter.createCustomer',
  'before creation.succeeded',
  'within creation.succeeded',
]);

const storiesThatLose: ReadonlySet<StoryName> = new Set(['answerLost', 'resetRefused', 'takenOver']);

export function mayLosePassword({ story, point }: Plan): boolean {
  return storiesThatLose.has(story) || losing.has(point);
}
