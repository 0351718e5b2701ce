import type { CustomerRequest } from '../../domain/request.ts';
import { customerFacts } from './customer-facts.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** The receipt: the customer's facts, and nothing left to press. */
export function deliveredView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const content = { title: t('card.created'), lead: t('delivered.lead'), facts: customerFacts(request, ctx) };
  return statusView(request, content, ctx);
}
