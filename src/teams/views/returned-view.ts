import type { CustomerRequest } from '../../domain/request.ts';
import { approvalTrail } from './approval-trail.ts';
import { requestButton } from './button.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** An approver gave the request back: its owner changes it or lets it go. */
export function returnedView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const content = {
    title: t('card.returned'),
    lead: t('returned.lead'),
    trail: approvalTrail(request, ctx),
    buttons: [
      requestButton(request, 'request.correct', t('button.change'), { style: 'positive' }),
      requestButton(request, 'draft.cancel', t('button.cancel')),
    ],
  };
  return statusView(request, content, ctx);
}
