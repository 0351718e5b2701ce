import { type CreatedCustomer, type Creation, type Failure, requestNumber } from '../domain/request.ts';
import type { MessageReport, NoticeReport, QueuedJob, RequestReport, TrailEntry } from '../flows/ports/ports.ts';
import { translator } from '../teams/strings/translate.ts';
import { approvalRows } from './approval-text.ts';
import { stuckWords } from './stuck-words.ts';
import { columns, filled, type Rows, utc } from './terminal-text.ts';
import { whatToDo } from './what-to-do.ts';

/** Everything about one request, for a terminal. */
export function reportText(report: RequestReport): readonly string[] {
  const { summary, approval, creation, customer, failure, messages, notices, jobs, trail } = report;
  return [
    ...columns([[requestNumber(summary), `${summary.state} since ${utc(summary.since)}`], ...aboutRows(report)]),
    ...section('Approval', approval ? approvalRows(approval) : []),
    ...section('Creation', creation ? creationRows(creation) : []),
    ...section('Failure', failure ? failureRows(failure, summary.domain ?? '') : []),
    ...section('Customer', customer ? customerRows(customer, report) : []),
    ...section(
      'Messages',
      messages.map((message) => messageRow(message, report.version)),
    ),
    ...section('Notices', notices.map(noticeRow)),
    ...section('Jobs', jobs.map(jobRow)),
    ...section('Timeline', trail.map(trailRow)),
    ...section(
      'What to do',
      whatToDo(report).map((line) => [line]),
    ),
  ];
}

function section(title: string, rows: Rows): readonly string[] {
  return rows.length === 0 ? [] : ['', title, ...columns(rows).map((line) => `  ${line}`)];
}

function aboutRows({ summary, version, createdAt, updatedAt, erasedAt }: RequestReport): Rows {
  const { owner } = summary;
  return filled([
    ['Company', summary.companyName],
    ['Domain', summary.domain],
    ['Owner', `${owner.name} (object id ${owner.objectId}, tenant ${owner.tenantId})`],
    ['Stuck', summary.stuck.map((reason) => stuckWords[reason]).join('; ')],
    ['Version', `${version}, begun ${utc(createdAt)}, changed ${utc(updatedAt)}`],
    ['Erased', erasedAt && `its details, ${utc(erasedAt)}`],
    ['Request id', summary.id],
  ]);
}

const points: Readonly<Record<Creation['point'], string>> = {
  reserved: 'reserved: nothing was posted',
  posted: 'posted: the call may have had its effect',
  answered: 'answered: the outcome is stored',
};

function creationRows(creation: Creation): Rows {
  return filled([
    ['Point', points[creation.point]],
    ['MS-RequestId', creation.msRequestId],
    ['MS-CorrelationId', creation.correlationId],
    ['Posted domain', creation.domain],
    ['Attempts', String(creation.attempts)],
    ['Leased until', creation.leasedUntil && utc(creation.leasedUntil)],
    ['Waits for', creation.waitsForSignIn && 'the sign-in to Partner Center'],
    ['Takes over', creation.takeOver],
  ]);
}

function failureRows(failure: Failure, domain: string): Rows {
  const { key, params = {}, field, canCorrect, canRetry } = failure;
  return filled([
    ['The owner reads', translator('en')(key, { domain, ...params })],
    ['Partner Center', failure.partnerCenterText],
    ['Code', failure.partnerCenterCode],
    ['Correlation id', failure.correlationId],
    ['Field', field],
    ['Details', facts(params)],
    ['The owner may', [...(canRetry ? ['retry'] : []), ...(canCorrect ? ['correct'] : [])].join(', ')],
  ]);
}

function customerRows(customer: CreatedCustomer, { credential }: RequestReport): Rows {
  const kept = credential && `kept ${utc(credential.createdAt)}`;
  const claimed = credential?.claimedAt && `shown ${utc(credential.claimedAt)}`;
  const destroyed = credential?.destroyedAt && `destroyed ${utc(credential.destroyedAt)}`;
  const password = [kept, claimed, destroyed].filter((part) => part !== undefined).join(', ');
  return filled([
    ['Tenant id', customer.id],
    ['Domain', customer.domain],
    ['Administrator', customer.adminUserName],
    ['Recorded', utc(customer.createdAt)],
    ['Correlation id', customer.correlationId],
    ['Password', password || 'the answer with it was lost'],
    ['Handed over to', credential?.holder && `${credential.holder.name} (object id ${credential.holder.objectId})`],
    ['Reset', customer.reset?.state],
    ['Validation', customer.validation?.status],
  ]);
}

function messageRow(message: MessageReport, version: number): readonly string[] {
  const shown = message.isUpToDate ? 'up to date' : `behind: shows version ${message.version} of ${version}`;
  return [
    shown,
    `to ${message.audience}`,
    message.targeted ? 'targeted' : '',
    message.conversationId,
    message.activityId,
  ];
}

function noticeRow({ kind, to, toldAt }: NoticeReport): readonly string[] {
  return [kind, `to ${to}`, toldAt ? `told ${utc(toldAt)}` : 'not told yet'];
}

function jobRow({ name, state, failures, createdAt, startsAt, code }: QueuedJob): readonly string[] {
  return [name, state, `${failures} failed`, `sent ${utc(createdAt)}`, `from ${utc(startsAt)}`, code ?? ''];
}

function trailRow({ at, version, actor, event, facts: told }: TrailEntry): readonly string[] {
  const who = actor.objectId ? `${actor.kind} ${actor.objectId}` : actor.kind;
  return [at, `v${version}`, event, who, facts(told)];
}

function facts(told: unknown): string {
  if (told === null || typeof told !== 'object') return '';
  return Object.entries(told)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');
}
