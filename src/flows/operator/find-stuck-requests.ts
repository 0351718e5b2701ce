import type { StuckReason } from '../ports/ports.ts';
import { openJobs } from './open-jobs.ts';
import type { OperatorContext } from './operator-context.ts';

/** Whatever goes on by itself is done by then. */
const patienceMs = 15 * 60_000;

/** Why a request is stuck, and the error code of a job that was given up. */
export interface Stuck {
  readonly reasons: readonly StuckReason[];
  readonly code?: string;
}

/** The requests that need a person, by their ids. */
export async function findStuckRequests(context: Omit<OperatorContext, 'ids'>): Promise<ReadonlyMap<string, Stuck>> {
  const { reads, clock } = context;
  const found = new Map<string, Stuck>();
  const add = (requestId: string, reason: StuckReason, code?: string) => {
    const { reasons = [], ...rest } = found.get(requestId) ?? {};
    found.set(requestId, { reasons: [...reasons, reason], ...rest, ...(code ? { code } : {}) });
  };
  const before = new Date(clock.now().getTime() - patienceMs);
  for (const { requestId, reason } of await reads.stuck(before)) add(requestId, reason);
  for (const { requestId, code } of await openJobs(context)) {
    // Two jobs of a request may have ended so.
    if (!found.get(requestId)?.reasons.includes('jobGivenUp')) add(requestId, 'jobGivenUp', code);
  }
  return found;
}
