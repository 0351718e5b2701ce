import type { Operator } from '../ports/ports.ts';
import { listRequests } from './operate-list.ts';
import { resealSome } from './operate-reseal.ts';
import { resolveRequest } from './operate-resolve.ts';
import { retryAsOperator } from './operate-retry.ts';
import { reportSealing } from './operate-sealing.ts';
import { showRequest } from './operate-show.ts';
import type { OperatorContext } from './operator-context.ts';
import type { SealingContext } from './sealing-context.ts';

/** The operator's commands over the database. */
export function createOperator(context: OperatorContext & SealingContext): Operator {
  return {
    list: (query) => listRequests(context, query),
    show: (number) => showRequest(context, number),
    retry: (number, by) => retryAsOperator(context, number, by),
    resolve: (number, resolution, by) => resolveRequest(context, number, resolution, by),
    sealing: () => reportSealing(context),
    reseal: (after) => resealSome(context, after),
    auditPage: (after, limit) => context.store.auditPage(after, limit),
    auditHead: () => context.store.auditHead(),
  };
}
