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
  const isExpired = request.state === 'expired';
  const another = newCustomerButton(t('button.startAnother'));
  const content = {
    title: t(`card.${request.state}`),
    lead: t(`ended.${request.state}`),
    trail: approvalTrail(request, ctx),
    facts: [...fact(t('field.owner'), request.owner.name), ...fact(t('field.endedAt'), moment(request.updatedAt, ctx))],
    note: isExpired ? t('ended.next') : '',
    buttons: [
      ...(isExpired ? [requestButton(request, 'request.correct', t('button.takeUp'), { style: 'positive' })] : []),
      { ...another, style: isExpired ? 'default' : another.style },
    ],
  };
  return statusView(request, content, ctx);
}
