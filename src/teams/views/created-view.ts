import type { CustomerRequest } from '../../domain/request.ts';
import { requestButton } from './button.ts';
import type { StatusData } from './card-data.ts';
import { customerFacts } from './customer-facts.ts';
import { moment } from './moment.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** The customer exists: its facts, the way to its password, and what a rep does next. Holds no secret. */
export function createdView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const isKept = request.customer?.hasCredential ?? false;
  const hasCredential = isKept && ctx.password !== 'gone';
  const domain = request.customer?.domain ?? '';
  const content = {
    title: t('card.created'),
    lead: t(hasCredential ? 'created.lead' : isKept ? 'created.leadExpired' : 'created.leadWithoutPassword', {
      domain,
    }),
    facts: customerFacts(request, ctx),
    next: nextSteps(request, ctx),
    note: hasCredential ? passwordNote(ctx) : resetNote(request, ctx),
    buttons: hasCredential
      ? [requestButton(request, 'credential.reveal', t('button.reveal'), { style: 'positive' })]
      : [],
  };
  return statusView(request, content, ctx);
}

/** Who has no rights in the tenant cannot reset its password. */
function resetNote({ profile }: CustomerRequest, { t }: ViewContext): string {
  return profile.enableGDAPByDefault === 'true' ? '' : t('created.noRights');
}

function passwordNote(ctx: ViewContext): string {
  const { t, password } = ctx;
  return password instanceof Date
    ? t('created.until', { until: moment(password, ctx), minutes: ctx.revealMinutes })
    : t('created.limited');
}

function nextSteps({ profile }: CustomerRequest, { t }: ViewContext): StatusData['next'] {
  const texts = [
    t('created.agreement'),
    t(profile.enableGDAPByDefault === 'true' ? 'created.gdap' : 'created.gdapRequest'),
    t('created.vetting'),
  ];
  return { title: t('created.next'), items: texts.map((text, index) => ({ number: index + 1, text })) };
}
