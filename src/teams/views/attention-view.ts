import { wholeDomain } from '../../domain/domain-prefixes.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { approvalTrail } from './approval-trail.ts';
import { requestButton } from './button.ts';
import { fact } from './fact.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** Where more is known than that nobody knows. */
const ownWords: ReadonlySet<string> = new Set([
  'failure.otherName',
  'failure.namedUnknown',
  'failure.namedOfAnother',
  'failure.namedOtherDomain',
]);

/** Nobody knows yet whether the customer exists: what is being done about it, and what to leave alone meanwhile. */
export function attentionView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const { failure, creation } = request;
  const domain = wholeDomain(request.profile.domain ?? '', ctx.domainSuffix);
  const content = {
    title: t('card.attention'),
    lead: t(failure && ownWords.has(failure.key) ? failure.key : 'attention.lead', { domain }),
    trail: approvalTrail(request, ctx),
    quote: { title: t('failed.theirWords'), text: failure?.partnerCenterText ?? '' },
    facts: [
      ...fact(t('field.code'), failure?.partnerCenterCode),
      ...fact(t('field.correlationId'), failure?.correlationId ?? creation?.correlationId),
    ],
    buttons: [
      requestButton(request, 'request.view', t('button.refresh')),
      ...(failure?.canRetry ? [requestButton(request, 'request.retry', t('button.retry'))] : []),
      ...(failure?.canCorrect ? [requestButton(request, 'request.correct', t('button.correct'))] : []),
    ],
  };
  return statusView(request, content, ctx);
}
