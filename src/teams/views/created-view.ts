import type { CustomerRequest } from '../../domain/request.ts';
import { requestButton } from './button.ts';
import { customerFacts } from './customer-facts.ts';
import { lostPassword } from './lost-password.ts';
import { moment } from './moment.ts';
import { nextLinks, nextSteps } from './next-steps.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** The customer exists: its facts, the way to its password, and what a rep does next. Holds no secret. */
export function createdView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const isKept = request.customer?.hasCredential ?? false;
  const hasCredential = isKept && ctx.password !== 'gone';
  const domain = request.customer?.domain ?? '';
  const lost = lostPassword(ctx, request.profile);
  const content = {
    title: t('card.created'),
    lead: hasCredential
      ? t('created.lead', { domain })
      : t(isKept ? 'created.leadExpired' : 'created.leadWithoutPassword', { domain, lost }),
    facts: customerFacts(request, ctx),
    next: nextSteps(request, ctx),
    note: hasCredential ? passwordNote(ctx) : '',
    buttons: hasCredential
      ? [requestButton(request, 'credential.reveal', t('button.reveal'), { style: 'positive' })]
      : [],
    links: nextLinks(ctx),
  };
  return statusView(request, content, ctx);
}

function passwordNote(ctx: ViewContext): string {
  const { t, password } = ctx;
  return password instanceof Date
    ? t('created.until', { until: moment(password, ctx), minutes: ctx.revealMinutes })
    : t('created.limited');
}
