import type { JobName, Store } from '../ports/ports.ts';

/** Jobs of their own are quicker than this; what is still due then has lost its job. */
const quietMs = 10_000;

/** What each job is for, where it should have been done by now. */
export function dueJobs(store: Store, now: Date): Readonly<Record<JobName, () => Promise<readonly string[]>>> {
  return {
    'create-customer': () => store.dueCreations(now),
    deliver: () => store.dueDeliveries(new Date(now.getTime() - quietMs)),
    'check-validation-status': () => store.dueValidationChecks(now),
    'reset-password': () => store.duePasswordResets(now),
    tell: () => store.dueRequestNotices(new Date(now.getTime() - quietMs)),
    'call-webhook': () => store.dueWebhookEvents(new Date(now.getTime() - quietMs)),
  };
}
