import type { GivenUpJob, JobName } from '../ports/ports.ts';
import { dueJobs } from './due-jobs.ts';
import type { OperatorContext } from './operator-context.ts';

/** The jobs that were given up and whose work is still not done, one of each name and request. */
export async function openJobs({
  store,
  jobs,
  clock,
}: Pick<OperatorContext, 'store' | 'jobs' | 'clock'>): Promise<readonly GivenUpJob[]> {
  const givenUp = await jobs.givenUp();
  const due = dueJobs(store, clock.now());
  const open: GivenUpJob[] = [];
  for (const name of new Set(givenUp.map((job) => job.name))) {
    const requestIds = new Set(await due[name]());
    open.push(...givenUp.filter((job) => job.name === name && requestIds.has(job.requestId)));
  }
  return open;
}

/** How many requests have such a job, by its name. */
export async function countOpenJobs(
  context: Pick<OperatorContext, 'store' | 'jobs' | 'clock'>,
): Promise<Readonly<Partial<Record<JobName, number>>>> {
  const counts: Partial<Record<JobName, number>> = {};
  for (const { name } of await openJobs(context)) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
