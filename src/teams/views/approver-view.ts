import { addressKey } from '../../domain/address-key.ts';
import type { Approval } from '../../domain/approval/approval.ts';
import { showsAskedContent } from '../../domain/approval/earlier-round.ts';
import { withoutReasons } from '../../domain/approval/without-reasons.ts';
import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';
import { profileFields } from '../../domain/profile.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { Seat } from '../../flows/approval/approver-seat.ts';
import type { Undecided } from '../../flows/click.ts';
import type { Reseller } from '../../flows/ports/ports.ts';
import { addressLines } from './address-offers.ts';
import { approvalTrail, decisionInWords, roundTitle, trailBeforeEnd } from './approval-trail.ts';
import { requestButton } from './button.ts';
import type { ApprovalData, Button, Message } from './card-data.ts';
import { askedHeader, requestHeader } from './header.ts';
import { messagesOf } from './messages.ts';
import { moment } from './moment.ts';
import { receiptOf } from './receipt.ts';
import { reviewFacts, reviewSections } from './review-sections.ts';
import { type View, type ViewContext, view } from './view.ts';

/** What the approver is to the request, and what they typed to a decision that was none. */
export interface Approving {
  readonly seat: Seat;
  /** The time to decide is over. */
  readonly isLate?: boolean;
  readonly undecided?: Undecided;
}

interface Known {
  readonly requirements: CountryRequirements;
  readonly resellers: readonly Reseller[];
}

/** What speaks against the request, everything that will be sent to Partner Center, who asks, and at its end the decision. */
export function approverView(
  request: CustomerRequest,
  approval: Approval,
  known: Known,
  { seat, isLate = false, undecided }: Approving,
  ctx: ViewContext,
): View {
  if (seat === 'none') return bystanderView(request, approval, ctx);
  const { t } = ctx;
  const isPending = request.state === 'pendingApproval';
  const decides = isPending && seat === 'asked' && !isLate;
  const isShown = showsAskedContent(request);
  return view('approval', {
    header: askedHeader(request, decides ? t('card.approval') : roundTitle(request, ctx), ctx),
    lead: isPending && isLate ? t('approval.late') : leadOf(request, approval, seat, ctx),
    trail: isPending ? approvalTrail(request, ctx) : trailBeforeEnd(request, ctx),
    warnings: isPending ? warningsOf(request, known.requirements, undecided, ctx) : noWarnings,
    sections: isShown ? sectionsOf(request, known, ctx) : [],
    gdap: isShown ? gdapOf(request, ctx) : '',
    reasons: decides ? [reasonField(undecided, ctx)] : [],
    buttons: decides ? decisions(request, ctx) : [],
    more: decides ? [requestButton(request, 'request.delegate', t('button.delegate'))] : [],
    note: [t('approval.rule', { rule: approval.rule.name }), receiptOf(ctx) ?? ''].filter(Boolean).join(' · '),
    refresh: {
      data: { requestId: request.id, version: request.version },
      // Not while somebody may be typing a reason: each update is brought by its delivery.
      userIds: decides ? [] : (ctx.refreshUserIds ?? []),
    },
  });
}

/** For who had a card and is not asked any more: who decided, and nothing that anybody typed about the customer. */
function bystanderView(request: CustomerRequest, given: Approval, ctx: ViewContext): View {
  const approval = withoutReasons(given);
  return view('approval', {
    header: requestHeader({ ...request, profile: {} }, roundTitle(request, ctx), ctx),
    lead: ctx.t('approval.notAsked'),
    trail: approvalTrail({ state: request.state, approval }, ctx),
    warnings: noWarnings,
    sections: [],
    gdap: '',
    reasons: [],
    buttons: [],
    more: [],
    note: '',
    // Their click is answered with a sentence alone.
    refresh: { data: { requestId: request.id, version: request.version }, userIds: [] },
  });
}

/** Who asks and since when, or how it ended; and what of it is the reader's. */
function leadOf(request: CustomerRequest, { decision, askedAt }: Approval, seat: Seat, ctx: ViewContext): string {
  const { t } = ctx;
  if (decision) return decisionInWords(decision, ctx);
  const asked = { name: request.owner.name, at: moment(askedAt, ctx) };
  if (seat === 'asked') return t('approval.asks', asked);
  return t(seat === 'voted' ? 'approval.youVoted' : 'approval.others', asked);
}

const noWarnings: ApprovalData['warnings'] = { title: '', items: [] };

/** What validation found, and whether the address is Partner Center's own or the rep's. */
function warningsOf(
  request: CustomerRequest,
  requirements: CountryRequirements,
  undecided: Undecided | undefined,
  ctx: ViewContext,
): ApprovalData['warnings'] {
  const items = [
    ...(undecided?.why === 'changed' ? [warning('changedWarning', ctx.t('approval.changed'))] : []),
    ...messagesOf(request, (field) => profileFields.includes(field), ctx, requirements),
    ...addressWarning(request, requirements, ctx),
  ];
  return items.length > 0 ? { title: ctx.t('approval.warnings'), items } : noWarnings;
}

function addressWarning(
  { offers, profile, owner }: CustomerRequest,
  requirements: CountryRequirements,
  ctx: ViewContext,
): readonly Message[] {
  const { t } = ctx;
  const key = addressKey(profile);
  if (offers.verifiedAddress === key) return [];
  if (offers.keptAddress?.key !== key) return [warning('addressWarning', t('approval.unverified'))];
  const suggestion = addressLines({ ...offers.keptAddress.suggestion }, requirements, ctx).join(', ');
  return [warning('addressWarning', t('approval.keptAddress', { name: owner.name, suggestion }))];
}

function warning(id: string, text: string): Message {
  return { id, text, color: 'warning', textColor: 'default' };
}

function sectionsOf(request: CustomerRequest, known: Known, ctx: ViewContext): ApprovalData['sections'] {
  return reviewSections(known.requirements, ctx)
    .map((section) => ({ title: section.title, facts: reviewFacts(section, request, known, ctx) }))
    .filter(({ facts }) => facts.length > 0);
}

function gdapOf({ profile }: CustomerRequest, { t, cloud }: ViewContext): string {
  if (!cloud.gdap) return '';
  return t(profile.enableGDAPByDefault === 'true' ? 'approval.gdap' : 'approval.noGdap');
}

function reasonField(undecided: Undecided | undefined, { t }: ViewContext): ApprovalData['reasons'][number] {
  return {
    id: 'reason',
    label: t('field.reason'),
    placeholder: t('placeholder.reason'),
    value: undecided?.reason ?? '',
    errorId: 'reasonError',
    error: undecided?.why === 'reasonMissing' ? t('approval.reasonMissing') : '',
  };
}

function decisions(request: CustomerRequest, { t }: ViewContext): readonly Button[] {
  return [
    requestButton(request, 'request.approve', t('button.approve'), { style: 'positive', inputs: 'auto' }),
    requestButton(request, 'request.return', t('button.return'), { inputs: 'auto' }),
    requestButton(request, 'request.reject', t('button.reject'), { style: 'destructive', inputs: 'auto' }),
  ];
}
