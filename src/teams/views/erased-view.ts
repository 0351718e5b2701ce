import type { CustomerRequest } from '../../domain/request.ts';
import { newCustomerButton } from './button.ts';
import type { State } from './card-data.ts';
import { fact } from './fact.ts';
import { moment } from './moment.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** What is left of a request once its details are erased: where it ended, and the ids by which others know it. */
export function erasedView(request: CustomerRequest, erasedAt: Date, ctx: ViewContext): View {
  const { t } = ctx;
  const { state, customer, failure } = request;
  const date = moment(erasedAt, ctx);
  // Whatever else expires was confirmed, and a confirmed request has a creation.
  const isDraft = state === 'expired' && !request.creation;
  const content = {
    title: t(isDraft ? 'card.erasedDraft' : titleOf(state)),
    lead: isDraft ? t('erased.draft', { count: ctx.draftDays, date }) : t('erased.details', { date }),
    facts: [
      ...fact(t('field.tenantId'), customer?.id),
      ...fact(t('field.createdAt'), customer && moment(customer.createdAt, ctx)),
      ...fact(t('field.code'), failure?.partnerCenterCode),
      ...fact(t('field.correlationId'), customer?.correlationId ?? failure?.correlationId),
    ],
    buttons: [newCustomerButton(t('button.startAnother'))],
  };
  return statusView(request, content, ctx);
}

function titleOf(state: CustomerRequest['state']): string {
  return state === 'delivered' ? 'card.created' : `card.${state}`;
}

/** The same in two words. */
export function erasedInWords({ t }: Pick<ViewContext, 't'>): State {
  return { sign: '–', color: 'default', text: t('list.erased') };
}
