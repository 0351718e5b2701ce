import type { Kysely } from 'kysely';
import type { Job, Store, Transaction } from '../flows/ports.ts';
import * as audit from './audit.ts';
import * as conversations from './conversations.ts';
import * as credentials from './credentials.ts';
import * as dueWork from './due-work.ts';
import * as messages from './messages.ts';
import * as notices from './notices.ts';
import * as requests from './requests.ts';
import { executorOf, type SqlExecutor } from './sql-executor.ts';
import type { Tables } from './tables.ts';
import * as validationChecks from './validation-checks.ts';

export interface StoreOptions {
  /** Puts a job into the queue by the given executor, which runs inside the open transaction. */
  readonly sendJob: (executor: SqlExecutor, job: Job) => Promise<void>;
  /** Called after each commit that sent jobs, so that they need not wait for the queue's next look. */
  readonly jobsCommitted?: () => void;
}

/**
 * The store over PostgreSQL. Work inside a transaction uses its `tx` alone: with the embedded database a call on the
 * store itself waits there for ever, because the transaction holds the only session.
 */
export function createStore(db: Kysely<Tables>, { sendJob, jobsCommitted }: StoreOptions): Store {
  return {
    findRequest: (id) => requests.findRequest(db, id),
    findRequestByNumber: (number) => requests.findRequestByNumber(db, number),
    findRequestByDomain: (domain, exceptId) => requests.findRequestByDomain(db, domain, exceptId),
    listRequests: (owner, limit) => requests.listRequests(db, owner, limit),
    lastCountry: (owner) => requests.lastCountry(db, owner),
    countByState: () => requests.countByState(db),
    findCredential: (requestId) => credentials.findCredential(db, requestId),
    expiredCredentials: (limits) => credentials.expiredCredentials(db, limits),
    listMessages: (requestId) => messages.listMessages(db, requestId),
    rememberMessage: (message) => messages.rememberMessage(db, message),
    forgetMessage: (conversationId, activityId) => messages.forgetMessage(db, conversationId, activityId),
    findConversation: (person) => conversations.findConversation(db, person),
    findPersonalChat: (objectId) => conversations.findPersonalChat(db, objectId),
    claimNotice: (notice, objectId, at, before) => notices.claimNotice(db, notice, objectId, at, before),
    settleNotice: (notice, objectId, at) => notices.settleNotice(db, notice, objectId, at),
    endNotices: (over) => notices.endNotices(db, over),
    isCustomerOfAnother: (customerId, requestId) => requests.isCustomerOfAnother(db, customerId, requestId),
    rememberConversation: (conversation) => conversations.rememberConversation(db, conversation),
    dueCreations: (now) => dueWork.dueCreations(db, now),
    dueDeliveries: (before) => dueWork.dueDeliveries(db, before),
    releaseLeases: () => dueWork.releaseLeases(db),
    dueValidationChecks: (now) => validationChecks.dueValidationChecks(db, now),
    nextValidationCheck: (requestId) => validationChecks.nextValidationCheck(db, requestId),
    setValidationCheck: (requestId, at) => validationChecks.setValidationCheck(db, requestId, at),

    saveRequest: (next, expectedVersion) => requests.saveRequest(db, next, expectedVersion),

    async transaction(work) {
      let sent = 0;
      const result = await db.transaction().execute((trx) => {
        const executor = executorOf(trx);
        const tx: Transaction = {
          insertRequest: (request) => requests.insertRequest(trx, request),
          saveRequest: (next, expectedVersion) => requests.saveRequest(trx, next, expectedVersion),
          carryMessages: (requestId, from, to) => messages.carryMessages(trx, requestId, from, to),
          setValidationCheck: (requestId, at) => validationChecks.setValidationCheck(trx, requestId, at),
          insertCredential: (credential) => credentials.insertCredential(trx, credential),
          claimCredential: (requestId, at) => credentials.claimCredential(trx, requestId, at),
          destroyCredential: (requestId, at) => credentials.destroyCredential(trx, requestId, at),
          appendAudit: (entry) => audit.appendAudit(trx, entry),
          async sendJob(job) {
            await sendJob(executor, job);
            sent += 1;
          },
        };
        return work(tx);
      });
      if (sent > 0) jobsCommitted?.();
      return result;
    },
  };
}
