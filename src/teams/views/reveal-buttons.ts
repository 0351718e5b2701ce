import type { CustomerRequest } from '../../domain/request.ts';
import { opensDialog, requestButton } from './button.ts';
import type { StatusData } from './card-data.ts';
import { moment } from './moment.ts';
import type { ViewContext } from './view.ts';

/** The ways to a password that can be fetched. */
export function revealButtons(
  request: CustomerRequest,
  { t, dialogs }: ViewContext,
): Pick<StatusData, 'buttons' | 'dialogs'> {
  return {
    buttons: [requestButton(request, 'credential.reveal', t('button.reveal'), { style: 'positive' })],
    dialogs: dialogs ? [opensDialog(request, 'credential.reveal', t('button.revealInDialog'))] : [],
  };
}

/** Who can see it and for how long. */
export function passwordNote(ctx: ViewContext): string {
  const { t, password } = ctx;
  return password instanceof Date
    ? t('created.until', { until: moment(password, ctx), minutes: ctx.revealMinutes })
    : t('created.limited');
}
