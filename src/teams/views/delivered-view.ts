import type { CustomerRequest } from '../../domain/request.ts';
import { approvalTrail } from './approval-trail.ts';
import { customerFacts } from './customer-facts.ts';
import { nextLinks, nextSteps } from './next-steps.ts';
import { receiptOf } from './receipt.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** The receipt: the customer's facts and what comes next. Of the password nothing is left to do. */
export function deliveredView(request: CustomerRequest, ctx: ViewContext): View {
  const content = {
    title: ctx.t('card.created'),
    lead: receiptOf(ctx) ?? ctx.t('delivered.lead'),
    trail: approvalTrail(request, ctx),
    facts: customerFacts(request, ctx),
    next: nextSteps(request, ctx),
    links: nextLinks(ctx),
  };
  return statusView(request, content, ctx);
}
