import type { CustomerRequest } from '../../domain/request.ts';
import { approvalTrail } from './approval-trail.ts';
import { newCustomerButton, requestButton } from './button.ts';
import { fact } from './fact.ts';
import { moment } from './moment.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** A request that ended without a customer: withdrawn, rejected or expired, and which of the three is never in doubt. */
export function endedView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const content = {
    title: t(`card.${request.state}`),
    lead: t(`ended.${request.state}`),
    trail: approvalTrail(request, ctx),
    facts: [...fact(t('field.owner'), request.owner.name), ...fact(t('field.endedAt'), moment(request.updatedAt, ctx))],
    note: request.state === 'expired' ? t('ended.next') : '',
    buttons: [
      ...(request.state === 'expired'
        ? [requestButton(request, 'request.correct', t('button.takeUp'), { style: 'positive' })]
        : []),
      newCustomerButton(t('button.startAnother')),
    ],
  };
  return statusView(request, content, ctx);
}
