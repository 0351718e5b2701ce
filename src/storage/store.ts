import type { Kysely } from 'kysely';
import type { AuditEntry, Job, Store, Transaction } from '../flows/ports/ports.ts';
import * as approvalChannels from './approval-channels.ts';
import * as approvals from './approvals.ts';
import * as audit from './audit.ts';
import * as conversations from './conversations.ts';
import * as credentials from './credentials.ts';
import * as dueWork from './due-work.ts';
import * as erasures from './erasures.ts';
import * as messages from './messages.ts';
import * as notices from './notices.ts';
import * as otherRequests from './other-requests.ts';
import * as passwordResets from './password-resets.ts';
import * as requestNotices from './request-notices.ts';
import * as requests from './requests.ts';
import * as signInOutages from './sign-in-outages.ts';
import { executorOf, type SqlExecutor } from './sql-executor.ts';
import type { Tables } from './tables.ts';
import * as validationChecks from './validation-checks.ts';
import * as webhookEvents from './webhook-events.ts';

export interface StoreOptions {
  /** Puts a job into the queue by the given executor, which runs inside the open transaction. */
  readonly sendJob: (executor: SqlExecutor, job: Job) => Promise<void>;
  /** Called after each commit that sent jobs, so that they need not wait for the queue's next look. */
  readonly jobsCommitted?: () => void;
  /** There is a webhook to be told of changes. */
  readonly keepsWebhookEvents?: boolean;
}

/**
 * The store over PostgreSQL. Work inside a transaction uses its `tx` alone: with the embedded database a call on the
 * store itself waits there for ever, because the transaction holds the only session.
 */
export function createStore(db: Kysely<Tables>, { sendJob, jobsCommitted, keepsWebhookEvents }: StoreOptions): Store {
  return {
    findRequest: (id) => requests.findRequest(db, id),
    findRequestByNumber: (number) => requests.findRequestByNumber(db, number),
    findRequestByDomain: (domain, exceptId) => requests.findRequestByDomain(db, domain, exceptId),
    findOtherRequests: (of, createdAfter) => otherRequests.findOtherRequests(db, of, createdAfter),
    listRequests: (owner, limit) => requests.listRequests(db, owner, limit),
    listHeld: (holder) => credentials.listHeld(db, holder),
    lastCountry: (owner) => requests.lastCountry(db, owner),
    countByState: () => requests.countByState(db),
    findCredential: (requestId) => credentials.findCredential(db, requestId),
    expiredCredentials: (limits, limit) => credentials.expiredCredentials(db, limits, limit),
    waitingCredentials: (createdBefore, limit) => credentials.waitingCredentials(db, createdBefore, limit),
    listMessages: (requestId) => messages.listMessages(db, requestId),
    rememberMessage: (message) => messages.rememberMessage(db, message),
    beginPost: (requestId, audience, at) => messages.beginPost(db, requestId, audience, at),
    withholdPost: (requestId, audience, at) => messages.withholdPost(db, requestId, audience, at),
    cancelPost: (requestId, audience) => messages.cancelPost(db, requestId, audience),
    forgetMessage: (conversationId, activityId) => messages.forgetMessage(db, conversationId, activityId),
    findConversation: (person) => conversations.findConversation(db, person),
    findSharedConversation: (person) => conversations.findSharedConversation(db, person),
    findPeople: (tenantId, text, limit) => conversations.findPeople(db, tenantId, text, limit),
    findPeopleByIds: (tenantId, objectIds) => conversations.findPeopleByIds(db, tenantId, objectIds),
    findPersonalChat: (objectId, tenantId) => conversations.findPersonalChat(db, objectId, tenantId),
    findApprovalChannel: (tenantId) => approvalChannels.findApprovalChannel(db, tenantId),
    setApprovalChannel: (tenantId, channel) => approvalChannels.setApprovalChannel(db, tenantId, channel),
    dueApprovals: (now, limit) => approvals.dueApprovals(db, now, limit),
    listAsked: (tenantId, objectId, limit) => approvals.listAsked(db, tenantId, objectId, limit),
    dueRequestNotices: (now) => requestNotices.dueRequestNotices(db, now),
    takeRequestNotices: (requestId, now, until) => requestNotices.takeRequestNotices(db, requestId, now, until),
    releaseRequestNotice: (id, dueAt) => requestNotices.releaseRequestNotice(db, id, dueAt),
    settleRequestNotice: (id, at) => requestNotices.settleRequestNotice(db, id, at),
    findWebhookEvent: (requestId) => webhookEvents.findWebhookEvent(db, requestId),
    dueWebhookEvents: (before) => webhookEvents.dueWebhookEvents(db, before),
    settleWebhookEvent: (id) => webhookEvents.settleWebhookEvent(db, id),
    noteSignInFailure: (at) => signInOutages.noteSignInFailure(db, at),
    noteSignInWorks: (at, steadySince) => signInOutages.noteSignInWorks(db, at, steadySince),
    claimNotice: (notice, at, until) => notices.claimNotice(db, notice, at, until),
    putOffNotice: (notice, until) => notices.putOffNotice(db, notice, until),
    settleNotice: (notice, at) => notices.settleNotice(db, notice, at),
    dueAllClears: (endedAfter) => notices.dueAllClears(db, endedAfter),
    isCustomerOfAnother: (customerId, requestId) => requests.isCustomerOfAnother(db, customerId, requestId),
    rememberConversation: (conversation, at) => conversations.rememberConversation(db, conversation, at),
    forgetConversations: (seenBefore, kept) => conversations.forgetConversations(db, seenBefore, kept),
    dueErasures: (limits, limit, without) => erasures.dueErasures(db, limits, limit, without),
    dueCreations: (now) => dueWork.dueCreations(db, now),
    dueDeliveries: (before) => dueWork.dueDeliveries(db, before),
    duePasswordResets: (now) => passwordResets.duePasswordResets(db, now),
    takePasswordReset: (requestId, now, until) => passwordResets.takePasswordReset(db, requestId, now, until),
    keepPasswordReset: (reset, sealed) => passwordResets.keepPasswordReset(db, reset, sealed),
    releasePasswordReset: (reset, failures) => passwordResets.releasePasswordReset(db, reset, failures),
    releaseLeases: () => dueWork.releaseLeases(db),
    dueValidationChecks: (now) => validationChecks.dueValidationChecks(db, now),
    nextValidationCheck: (requestId) => validationChecks.nextValidationCheck(db, requestId),
    setValidationCheck: (requestId, at) => validationChecks.setValidationCheck(db, requestId, at),

    auditPage: (after, limit) => audit.auditPage(db, after, limit),
    auditHead: () => audit.auditHead(db),

    saveRequest: (next, expectedVersion) => requests.saveRequest(db, next, expectedVersion),

    async transaction(work) {
      let sent = 0;
      const result = await db.transaction().execute(async (trx) => {
        const entries: AuditEntry[] = [];
        const executor = executorOf(trx);
        const tx: Transaction = {
          insertRequest: (request) => requests.insertRequest(trx, request),
          saveRequest: (next, expectedVersion) => requests.saveRequest(trx, next, expectedVersion),
          carryMessages: (requestId, from, to) => messages.carryMessages(trx, requestId, from, to),
          showsOlder: (message, version) => messages.showsOlder(trx, message, version),
          setValidationCheck: (requestId, at) => validationChecks.setValidationCheck(trx, requestId, at),
          insertCredential: (credential) => credentials.insertCredential(trx, credential),
          replaceCredential: (credential) => credentials.replaceCredential(trx, credential),
          insertPasswordReset: (requestId, askedAt) => passwordResets.insertPasswordReset(trx, requestId, askedAt),
          endPasswordReset: (reset) => passwordResets.endPasswordReset(trx, reset),
          claimCredential: (credential, at) => credentials.claimCredential(trx, credential, at),
          handOverCredential: (requestId, holder, sealed) =>
            credentials.handOverCredential(trx, requestId, holder, sealed),
          markReminded: (requestId, at) => credentials.markReminded(trx, requestId, at),
          addRequestNotice: (notice, at) => requestNotices.addRequestNotice(trx, notice, at),
          addWebhookEvent: async (event) => keepsWebhookEvents === true && webhookEvents.addWebhookEvent(trx, event),
          destroyCredential: (requestId, at, limits) => credentials.destroyCredential(trx, requestId, at, limits),
          eraseTraces: (requestId) => erasures.eraseTraces(trx, requestId),
          async appendAudit(entry) {
            entries.push(entry);
          },
          async sendJob(job) {
            await sendJob(executor, job);
            sent += 1;
          },
        };
        const answer = await work(tx);
        await audit.appendAudit(trx, entries);
        return answer;
      });
      if (sent > 0) jobsCommitted?.();
      return result;
    },
  };
}
