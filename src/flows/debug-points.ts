import type { Messenger, PartnerCenter, Store } from './ports/ports.ts';
import { auditEvents } from './ports/store-port.ts';

/**
 * Where a process can be stopped in the middle of its work, by name: around every commit of a request's life and around
 * every call to another system. Only a test that asks for it is told of them (`with-debug-points.ts`), and
 * `test/chaos/crash-at-every-point.spec.ts` asserts that every one is reached.
 */

/** What commits nothing, by how it is called. */
type Read =
  | Extract<keyof Store, `${'find' | 'list' | 'due' | 'is' | 'count' | 'audit'}${string}`>
  | 'lastCountry'
  | 'expiredCredentials'
  | 'waitingCredentials'
  | 'nextValidationCheck';

/** What a method of the store commits by itself. */
export const storeCommits = {
  saveRequest: 'request.saved',
  rememberConversation: 'conversation.remembered',
  forgetConversations: 'conversations.forgotten',
  rememberMessage: 'message.remembered',
  forgetMessage: 'message.forgotten',
  beginPost: 'post.begun',
  cancelPost: 'post.cancelled',
  withholdPost: 'post.withheld',
  setApprovalChannel: 'approvalChannel.set',
  takeRequestNotices: 'requestNotices.taken',
  releaseRequestNotice: 'requestNotice.putOff',
  settleRequestNotice: 'requestNotice.settled',
  settleWebhookEvent: 'webhookEvent.settled',
  noteSignInFailure: 'signInFailure.noted',
  noteSignInWorks: 'signInWorks.noted',
  claimNotice: 'notice.claimed',
  putOffNotice: 'notice.putOff',
  settleNotice: 'notice.settled',
  setValidationCheck: 'validationCheck.set',
  takePasswordReset: 'passwordReset.taken',
  keepPasswordReset: 'passwordReset.kept',
  releasePasswordReset: 'passwordReset.released',
  releaseLeases: 'leases.released',
} as const satisfies Record<Exclude<keyof Store, Read | 'transaction'>, string>;

/** A transaction has the name of its audit entry; without one it changed a request all the same, or sent jobs alone. */
const transactionCommits = [...auditEvents, 'request.saved', 'jobs.sent'] as const;

/** The calls to Partner Center, and what shows or hides a message. */
export const partnerCenterCalls = {
  createCustomer: 'partnerCenter.createCustomer',
  isDomainAvailable: 'partnerCenter.isDomainAvailable',
  validateAddress: 'partnerCenter.validateAddress',
  countryRules: 'partnerCenter.countryRules',
  resellers: 'partnerCenter.resellers',
  organizationProfile: 'partnerCenter.organizationProfile',
  findCustomerByDomain: 'partnerCenter.findCustomerByDomain',
  customerById: 'partnerCenter.customerById',
  validationStatus: 'partnerCenter.validationStatus',
  customerUsers: 'partnerCenter.customerUsers',
  resetPassword: 'partnerCenter.resetPassword',
} as const satisfies Record<keyof PartnerCenter, string>;

export const messengerCalls = {
  update: 'messenger.update',
  post: 'messenger.post',
  postToChannel: 'messenger.postToChannel',
  remove: 'messenger.remove',
  openPersonalChat: 'messenger.openPersonalChat',
  notify: 'messenger.notify',
  tell: 'messenger.tell',
  askToOpenChat: 'messenger.askToOpenChat',
} as const satisfies Record<keyof Messenger, string>;

export type TransactionCommit = (typeof transactionCommits)[number];
type ValueOf<T> = T[keyof T];
export type Step =
  | TransactionCommit
  | ValueOf<typeof storeCommits>
  | ValueOf<typeof partnerCenterCalls>
  | ValueOf<typeof messengerCalls>;

/** `within` is after the flow's last statement in a transaction and before its commit. */
export type DebugPoint = `${'before' | 'after'} ${Step}` | `within ${TransactionCommit}`;

/** Told of a point; what it works for goes on when it resolves. */
export type Reached = (point: DebugPoint) => Promise<void>;

const steps: readonly Step[] = [
  ...new Set([
    ...transactionCommits,
    ...Object.values(storeCommits),
    ...Object.values(partnerCenterCalls),
    ...Object.values(messengerCalls),
  ]),
];

/** All of them. */
export const debugPoints: readonly DebugPoint[] = [
  ...steps.flatMap((step) => [`before ${step}`, `after ${step}`] as const),
  ...transactionCommits.map((commit) => `within ${commit}` as const),
];
