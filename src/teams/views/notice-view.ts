import type { CustomerRequest } from '../../domain/request.ts';
import type { RequestNotice } from '../../flows/ports/ports.ts';
import { openRequest } from './holder-view.ts';
import { moment } from './moment.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** Something that a person is told about a request without having asked, and the way to it. */
export function noticeView(notice: RequestNotice, request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const content = {
    title: t(`told.${notice.kind}.title`),
    lead: t(`told.${keyOf(notice)}`, wordsOf(notice, ctx)),
    buttons: [openRequest(request, ctx)],
  };
  // Not to be repainted: that would put the request in the place of what is told.
  return statusView(request, content, { ...ctx, refreshUserIds: [] });
}

function wordsOf({ params }: RequestNotice, ctx: ViewContext): Readonly<Record<string, string>> {
  const { until } = params;
  return until === undefined ? params : { ...params, until: moment(new Date(until), ctx) };
}

/** Who approves may say something to it, and need not. */
function keyOf({ kind, params }: RequestNotice): string {
  return kind === 'request.approved' && params.reason ? `${kind}.saying` : kind;
}
