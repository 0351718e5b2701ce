import type { Clock, Ids, JobLedger, OperatorReads, Store } from '../ports/ports.ts';

/** What the operator's flows are given: less than a FlowContext, so that a command can have it without a running program. */
export interface OperatorContext {
  readonly store: Store;
  readonly reads: OperatorReads;
  readonly jobs: JobLedger;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'guid'>;
}
