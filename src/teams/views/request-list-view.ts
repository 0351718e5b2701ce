import type { CustomerRequest } from '../../domain/request.ts';
import { newCustomerButton, requestButton } from './button.ts';
import type { ListData } from './card-data.ts';
import { erasedInWords } from './erased-view.ts';
import { plainHeader, stateInWords, subjectOf } from './header.ts';
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
    items: requests.slice(0, shownRequests).map((request) => itemOf(request, ctx)),
    note: requests.length > shownRequests ? moreNote(ctx) : '',
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
    validation: request.erasedAt ? erasedInWords(ctx) : shortValidationState(request, ctx),
    open: { ...open, tooltip: t('button.openRequest', { request: subject }) },
  };
}

function moreNote({ t }: ViewContext): string {
  return t('list.more', { shown: shownRequests, command: `${t('command.status')} TD-…` });
}
