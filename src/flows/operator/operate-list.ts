import type { RequestQuery, RequestSummary, StoredSummary } from '../ports/ports.ts';
import { findStuckRequests, type Stuck } from './find-stuck-requests.ts';
import type { OperatorContext } from './operator-context.ts';

export async function listRequests(
  context: OperatorContext,
  { state, stuck: onlyStuck, limit }: RequestQuery,
): Promise<readonly RequestSummary[]> {
  const stuck = await findStuckRequests(context);
  const states = state ? { state } : {};
  if (!onlyStuck) return withReasons(await context.reads.summaries({ ...states, limit }), stuck);
  const ids = [...stuck.keys()];
  const found = withReasons(await context.reads.summaries({ ...states, ids, limit: ids.length }), stuck);
  return found.toSorted((a, b) => a.since.getTime() - b.since.getTime()).slice(0, limit);
}

/** The same with the reasons why a request is stuck, and a code where it tells none itself. */
export function withReasons(
  summaries: readonly StoredSummary[],
  stuck: ReadonlyMap<string, Stuck>,
): readonly RequestSummary[] {
  return summaries.map((summary) => {
    const { reasons = [], code } = stuck.get(summary.id) ?? {};
    return { ...(code ? { code } : {}), ...summary, stuck: reasons };
  });
}
