import type { CustomerRequest } from '../../domain/request.ts';
import { requestButton } from './button.ts';
import { requestHeader } from './header.ts';
import { moment } from './moment.ts';
import { type View, type ViewContext, view } from './view.ts';

export interface Revealed {
  readonly request: CustomerRequest;
  /** The whole sign-in name. */
  readonly userName: string;
  readonly password: string;
  /** Until when it can be shown again. */
  readonly until: Date;
}

/** The password, for its owner's eyes: goes into the invoke response of `credential.reveal` and nowhere else. */
export function credentialView({ request, userName, password, until }: Revealed, ctx: ViewContext): View {
  const { t } = ctx;
  return view('credential', {
    header: requestHeader(request, t('card.credential'), ctx),
    lead: t('credential.lead'),
    userNameLabel: t('field.adminUserName'),
    userName,
    passwordLabel: t('field.password'),
    password,
    notes: [
      t('credential.signIn', { address: new URL(ctx.cloud.pages.adminCenter).host }),
      t('credential.until', { until: moment(until, ctx) }),
      t('credential.saved'),
    ],
    buttons: [requestButton(request, 'credential.done', t('button.saved'), { style: 'positive' })],
  });
}
