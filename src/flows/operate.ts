import { listRequests } from './operate-list.ts';
import { resolveRequest } from './operate-resolve.ts';
import { retryAsOperator } from './operate-retry.ts';
import { showRequest } from './operate-show.ts';
import type { OperatorContext } from './operator-context.ts';
import type { Operator } from './ports.ts';

/** The operator's commands over the database. */
export function createOperator(context: OperatorContext): Operator {
  return {
    list: (query) => listRequests(context, query),
    show: (number) => showRequest(context, number),
    retry: (number, by) => retryAsOperator(context, number, by),
    resolve: (number, resolution, by) => resolveRequest(context, number, resolution, by),
    auditPage: (after, limit) => context.store.auditPage(after, limit),
    auditHead: () => context.store.auditHead(),
  };
}
