import type { CustomerRequest } from '../../domain/request.ts';
import { soFar } from './approval-trail.ts';
import { newCustomerButton, requestButton } from './button.ts';
import type { ListData, State } from './card-data.ts';
import { erasedInWords } from './erased-view.ts';
import { plainHeader, stateInWords, subjectOf } from './header.ts';
import { moment } from './moment.ts';
import { shortValidationState } from './validation-state.ts';
import { type View, type ViewContext, view } from './view.ts';

/** More would make a card that nobody reads to its end. */
export const shownRequests = 8;

/** "Waiting for me": what an approver has to decide, the longest waiting first. */
export function waitingListView(requests: readonly CustomerRequest[], ctx: ViewContext): View {
  const { t } = ctx;
  return view('list', {
    header: plainHeader(t('card.waiting')),
    empty: requests.length === 0 ? t('list.nothingWaiting') : '',
    items: requests.slice(0, shownRequests).map((request) => waitingItemOf(request, ctx)),
    note: requests.length > shownRequests ? t('list.moreWaiting', { shown: shownRequests }) : '',
    buttons: [],
  });
}

/** "My requests": the newest eight of `requests`, in their order. */
export function requestListView(requests: readonly CustomerRequest[], ctx: ViewContext): View {
  const { t } = ctx;
  return view('list', {
    header: plainHeader(t('card.list')),
    empty: requests.length === 0 ? t('list.empty') : '',
    items: requests.slice(0, shownRequests).map((request) => itemOf(request, ctx)),
    note: requests.length > shownRequests ? moreNote(ctx) : '',
    buttons: [newCustomerButton(t('button.newCustomer'))],
  });
}

function itemOf(request: CustomerRequest, ctx: ViewContext): ListData['items'][number] {
  const { t } = ctx;
  const subject = subjectOf(request);
  const open = requestButton(request, 'request.view', t('button.open'));
  return {
    subject,
    state: stateInWords(request.state, ctx),
    validation: request.erasedAt
      ? erasedInWords(ctx)
      : (approvalsSoFar(request, ctx) ?? shortValidationState(request, ctx)),
    open: { ...open, tooltip: t('button.openRequest', { request: subject }) },
  };
}

/** Who asks, and since when, in place of a state that all of them have. */
function waitingItemOf(request: CustomerRequest, ctx: ViewContext): ListData['items'][number] {
  const item = itemOf(request, ctx);
  const { approval, owner } = request;
  if (!approval) return item;
  const text = ctx.t('list.asks', { name: owner.name, at: moment(approval.askedAt, ctx) });
  return { ...item, state: { ...item.state, text } };
}

function approvalsSoFar({ state, approval }: CustomerRequest, ctx: ViewContext): State | undefined {
  if (state !== 'pendingApproval' || !approval) return undefined;
  const look =
    approval.votes.length > 0 ? ({ sign: '✓', color: 'good' } as const) : ({ sign: '○', color: 'default' } as const);
  return { ...look, text: soFar(approval, ctx) };
}

function moreNote({ t }: ViewContext): string {
  return t('list.more', { shown: shownRequests, command: `${t('command.status')} TD-…` });
}
