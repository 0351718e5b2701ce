import type { CustomerRequest } from '../../domain/request.ts';
import { approvalTrail } from './approval-trail.ts';
import { requestButton } from './button.ts';
import type { Button } from './card-data.ts';
import { fact } from './fact.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** Why nothing was created: our words, Partner Center's own, what support asks for, and the ways on. */
export function failedView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const { failure } = request;
  const content = {
    title: t('card.failed'),
    lead: reason(request, ctx),
    trail: approvalTrail(request, ctx),
    quote: { title: t('failed.theirWords'), text: failure?.partnerCenterText ?? '' },
    facts: [
      ...fact(t('field.code'), failure?.partnerCenterCode),
      ...fact(t('field.correlationId'), failure?.correlationId),
    ],
    note: t('failed.kept'),
    buttons: waysOn(request, ctx),
  };
  return statusView(request, content, ctx);
}

function reason({ failure }: CustomerRequest, { t }: ViewContext): string {
  if (!failure) return t('failure.unavailable');
  const text = t(failure.key, failure.params);
  return failure.field ? t('failed.field', { field: t(`field.${failure.field}`), text }) : text;
}

/** One way on always exists: correcting goes back to the wizard with everything that was typed. */
function waysOn(request: CustomerRequest, { t }: ViewContext): readonly Button[] {
  const { canCorrect = true, canRetry = false } = request.failure ?? {};
  const retry = requestButton(request, 'request.retry', t('button.retry'), { style: 'positive' });
  const correct = requestButton(request, 'request.correct', t('button.correct'), {
    style: canRetry ? 'default' : 'positive',
  });
  const withdraw = requestButton(request, 'request.withdraw', t('button.withdraw'));
  return [...(canRetry ? [retry] : []), ...(canCorrect || !canRetry ? [correct] : []), withdraw];
}
