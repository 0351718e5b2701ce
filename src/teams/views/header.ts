import { showsAskedContent } from '../../domain/approval/earlier-round.ts';
import { type CustomerRequest, type RequestState, requestNumber } from '../../domain/request.ts';
import type { Color, Header, State } from './card-data.ts';
import type { ViewContext } from './view.ts';

const stateLooks: Readonly<Record<RequestState, { readonly sign: string; readonly color: Color }>> = {
  draft: { sign: '✎', color: 'default' },
  submitted: { sign: '…', color: 'accent' },
  pendingApproval: { sign: '…', color: 'accent' },
  approved: { sign: '…', color: 'accent' },
  creating: { sign: '…', color: 'accent' },
  created: { sign: '✓', color: 'good' },
  delivered: { sign: '✓', color: 'good' },
  returned: { sign: '↩', color: 'accent' },
  rejected: { sign: '✕', color: 'attention' },
  withdrawn: { sign: '–', color: 'default' },
  expired: { sign: '–', color: 'default' },
  failed: { sign: '!', color: 'attention' },
  needsAttention: { sign: '!', color: 'attention' },
};

/** The request's state in words, with its sign. */
export function stateInWords(state: RequestState, { t }: ViewContext): State {
  return { ...stateLooks[state], text: t(`state.${state}`) };
}

/** `TD-1042 · Contoso`, or the number alone while there is no name. */
export function subjectOf(request: CustomerRequest): string {
  const { companyName } = request.profile;
  return companyName ? `${requestNumber(request)} · ${companyName}` : requestNumber(request);
}

export function requestHeader(request: CustomerRequest, title: string, ctx: ViewContext): Header {
  return { title, subject: subjectOf(request), state: stateInWords(request.state, ctx) };
}

/** For everybody but its owner: a name that they typed and nobody was asked about is theirs alone. */
export function askedHeader(request: CustomerRequest, title: string, ctx: ViewContext): Header {
  return requestHeader(showsAskedContent(request) ? request : { ...request, profile: {} }, title, ctx);
}

/** The header of a card that is about no single request. */
export function plainHeader(title: string): Header {
  return { title, subject: '', state: { sign: '', color: 'default', text: '' } };
}
