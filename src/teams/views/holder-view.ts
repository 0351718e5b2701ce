import type { CustomerRequest } from '../../domain/request.ts';
import { requestButton } from './button.ts';
import type { StatusData } from './card-data.ts';
import { fact } from './fact.ts';
import { receiptOf } from './receipt.ts';
import { passwordNote, revealButtons } from './reveal-buttons.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/**
 * The request for whoever its owner handed the password over to: whose tenant it is, and the password. Of the customer's
 * people and address it shows nothing.
 */
export function holderView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const { domain = '', adminUserName = '' } = request.customer ?? {};
  const content = {
    title: t('card.credential'),
    facts: [...fact(t('field.domain'), domain), ...fact(t('field.adminUserName'), adminUserName)],
    ...passwordPart(request, ctx),
  };
  return statusView(request, content, ctx);
}

function passwordPart(
  request: CustomerRequest,
  ctx: ViewContext,
): Pick<StatusData, 'lead'> & Partial<Omit<StatusData, 'header' | 'refresh'>> {
  const { t, password, holder, owner: name = '' } = ctx;
  if (holder === undefined && password instanceof Date) {
    return { lead: t('holder.lead', { name }), note: passwordNote(ctx), ...revealButtons(request, ctx) };
  }
  const over = request.state === 'delivered' ? t('delivered.lead') : t('holder.over', { name });
  return { lead: holder === undefined ? (receiptOf(ctx) ?? over) : over };
}

/** Back to the request, wherever it was shown. */
export function openRequest(request: CustomerRequest, { t }: ViewContext) {
  return requestButton(request, 'request.view', t('button.open'), { style: 'positive' });
}
