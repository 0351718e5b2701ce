import type { CustomerRequest } from '../../domain/request.ts';
import { approvalTrail } from './approval-trail.ts';
import { requestButton } from './button.ts';
import type { Button, StatusData } from './card-data.ts';
import { customerFacts } from './customer-facts.ts';
import { lostPassword } from './lost-password.ts';
import { moment } from './moment.ts';
import { nextLinks, nextSteps } from './next-steps.ts';
import { receiptOf } from './receipt.ts';
import { resetAsked, resetRefused } from './reset-view.ts';
import { passwordNote, revealButtons } from './reveal-buttons.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** The customer exists: its facts, the way to its password, and what a rep does next. Holds no secret. */
export function createdView(request: CustomerRequest, ctx: ViewContext): View {
  const content = {
    title: ctx.t('card.created'),
    trail: approvalTrail(request, ctx),
    facts: customerFacts(request, ctx),
    next: nextSteps(request, ctx),
    links: nextLinks(ctx),
    ...passwordPart(request, ctx),
  };
  return statusView(request, content, ctx);
}

type PasswordPart = Pick<StatusData, 'lead'> & Partial<StatusData>;

/** What there is to say and to do about the administrator's password. */
function passwordPart(request: CustomerRequest, ctx: ViewContext): PasswordPart {
  const { t } = ctx;
  const { domain = '', hasCredential = false, reset } = request.customer ?? {};
  if (reset?.state === 'asked') return resetAsked(reset, domain, ctx);
  if (hasCredential && ctx.password !== 'gone') {
    if (ctx.holder !== undefined) return handedOver(domain, ctx.holder, ctx);
    return {
      lead: t(reset?.state === 'done' ? 'reset.done' : 'created.lead', { domain }),
      note: passwordNote(ctx),
      ...revealButtons(request, ctx),
      more: ctx.offersHandOver ? [requestButton(request, 'credential.handOver', t('button.handOverTo'))] : [],
    };
  }
  if (reset?.state === 'refused') return resetRefused(request, reset, ctx);
  const lost = lostPassword(ctx, request.profile);
  return {
    lead: t(hasCredential ? 'created.leadExpired' : 'created.leadWithoutPassword', { domain, lost }),
    note: receiptOf(ctx) ?? '',
    buttons: resetButtons(request, hasCredential, ctx),
  };
}

/** The plain way on for whoever has no password; less inviting where the old one may be saved and in use. */
function resetButtons(request: CustomerRequest, hadOne: boolean, { t, offersReset }: ViewContext): readonly Button[] {
  const style = hadOne ? 'default' : 'positive';
  return offersReset ? [requestButton(request, 'credential.reset', t('button.resetPassword'), { style })] : [];
}

/** The owner gave it away: somebody else fetches it. */
function handedOver(domain: string, name: string, ctx: ViewContext): PasswordPart {
  const { t, password } = ctx;
  const until = password instanceof Date ? moment(password, ctx) : '';
  return { lead: t('handover.done', { domain, name }), note: t('handover.until', { name, until }) };
}
