import { askedApprovers, type Decision, hasVoted } from '../../domain/approval/approval.ts';
import { type CustomerRequest, requestNumber } from '../../domain/request.ts';
import { AppError } from '../../errors.ts';
import type { ApprovalReport, CredentialLife, MessageReport, RequestReport } from '../ports/ports.ts';
import { findStuckRequests } from './find-stuck-requests.ts';
import { withReasons } from './operate-list.ts';
import type { OperatorContext } from './operator-context.ts';

/** @throws AppError `request.notFound` */
export async function showRequest(context: OperatorContext, number: number): Promise<RequestReport> {
  const { store, reads, jobs } = context;
  const request = await requestByNumber(context, number);
  const { id } = request;
  const [summary] = withReasons(await reads.summaries({ ids: [id], limit: 1 }), await findStuckRequests(context));
  if (!summary) throw notFound(number);
  const { version, createdAt, updatedAt, erasedAt, creation, customer, failure } = request;
  const approval = approvalReport(request);
  const credential = await credentialLife(context, id);
  return {
    summary,
    version,
    createdAt,
    updatedAt,
    ...(erasedAt ? { erasedAt } : {}),
    ...(approval ? { approval } : {}),
    ...(creation ? { creation } : {}),
    ...(customer ? { customer } : {}),
    ...(failure ? { failure } : {}),
    ...(credential ? { credential } : {}),
    messages: (await store.listMessages(id)).map(
      (message): MessageReport => ({
        audience: message.audience,
        conversationId: message.conversationId,
        activityId: message.activityId,
        targeted: message.targeted,
        version: message.version,
        isUpToDate: message.version >= version,
      }),
    ),
    notices: await reads.notices(id),
    jobs: await jobs.jobsOf(id),
    trail: await reads.trail(id),
  };
}

/** @throws AppError `request.notFound` */
export async function requestByNumber({ store }: OperatorContext, number: number): Promise<CustomerRequest> {
  const request = await store.findRequestByNumber(number);
  if (!request) throw notFound(number);
  return request;
}

/** Of the latest round. */
function approvalReport({ approval, owner }: CustomerRequest): ApprovalReport | undefined {
  if (!approval) return undefined;
  const { rule, votes, times, unreached, escalatedAt, decision } = approval;
  const waits = askedApprovers(approval, owner).filter((objectId) => !hasVoted(approval, { ...owner, objectId }));
  return {
    rule: rule.name,
    given: votes.length,
    needed: rule.approvalsNeeded,
    asked: decision ? [] : waits,
    unreached: decision ? [] : unreached,
    expiresAt: times.expiresAt,
    ...(escalatedAt ? { escalatedAt } : {}),
    ...(decision ? { decision: ended(decision) } : {}),
  };
}

function ended({ reason: _theirWords, ...decision }: Decision): Omit<Decision, 'reason'> {
  return decision;
}

/** The times alone, and whose it is: the sealed password stays where it is. */
async function credentialLife({ store }: OperatorContext, requestId: string): Promise<CredentialLife | undefined> {
  const credential = await store.findCredential(requestId);
  if (!credential) return undefined;
  const { holder, createdAt, claimedAt, destroyedAt } = credential;
  return {
    ...(holder ? { holder } : {}),
    createdAt,
    ...(claimedAt ? { claimedAt } : {}),
    ...(destroyedAt ? { destroyedAt } : {}),
  };
}

function notFound(number: number): AppError {
  const remedy = 'See the numbers with: npm run requests -- list';
  return new AppError('request.notFound', `There is no request ${requestNumber({ number })}.`, remedy);
}
