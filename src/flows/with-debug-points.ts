import {
  messengerCalls,
  partnerCenterCalls,
  type Reached,
  type Step,
  storeCommits,
  type TransactionCommit,
} from './debug-points.ts';
import type { Messenger, PartnerCenter, Store, Transaction } from './ports/ports.ts';

/** Puts the debug points around the ports; without somebody to tell, the ports stay what they are. */
export function withDebugPoints(reached: Reached | undefined) {
  return {
    store: (store: Store): Store => (reached ? aroundStore(store, reached) : store),
    partnerCenter: (calls: PartnerCenter): PartnerCenter =>
      reached ? around(calls, partnerCenterCalls, reached) : calls,
    messenger: (calls: Messenger): Messenger => (reached ? around(calls, messengerCalls, reached) : calls),
  };
}

type Method = (...given: never[]) => Promise<unknown>;

/** The point after it is reached when a method ends well or not: a call that was answered with an error was a call. */
function around<Port extends object>(
  port: Port,
  steps: Readonly<Partial<Record<string, Step>>>,
  reached: Reached,
): Port {
  const methods = Object.entries<Method>({ ...port } as Record<string, Method>).map(([name, method]) => {
    const step = steps[name];
    if (!step) return [name, method];
    const wrapped: Method = async (...given) => {
      await reached(`before ${step}`);
      try {
        return await method(...given);
      } finally {
        await reached(`after ${step}`);
      }
    };
    return [name, wrapped];
  });
  return Object.fromEntries(methods) as Port;
}

function aroundStore(store: Store, reached: Reached): Store {
  return {
    ...around(store, storeCommits, reached),
    async transaction(work) {
      let commit: TransactionCommit | undefined;
      const result = await store.transaction(async (tx) => {
        const told = await withName(tx, work, reached);
        commit = told.commit;
        if (commit) await reached(`within ${commit}`);
        return told.result;
      });
      if (commit) await reached(`after ${commit}`);
      return result;
    },
  };
}

/**
 * Runs the work and finds out what it is about to commit; undefined: nothing. Its name is known no sooner than its audit
 * entry is written, so `before` comes then; without an entry, at the end.
 */
async function withName<T>(
  tx: Transaction,
  work: (tx: Transaction) => Promise<T>,
  reached: Reached,
): Promise<{ readonly result: T; readonly commit: TransactionCommit | undefined }> {
  let commit: TransactionCommit | undefined;
  let unaudited: TransactionCommit | undefined;
  const result = await work({
    ...tx,
    async saveRequest(next, expectedVersion) {
      await tx.saveRequest(next, expectedVersion);
      unaudited = 'request.saved';
    },
    async sendJob(job) {
      await tx.sendJob(job);
      unaudited ??= 'jobs.sent';
    },
    async appendAudit(entry) {
      await reached(`before ${entry.event}`);
      await tx.appendAudit(entry);
      commit = entry.event;
    },
  });
  if (!commit && unaudited) await reached(`before ${unaudited}`);
  return { result, commit: commit ?? unaudited };
}
