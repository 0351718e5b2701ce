import type { CustomerRequest } from '../../domain/request.ts';
import { requestButton, submitsDialog } from './button.ts';
import type { CredentialData } from './card-data.ts';
import { plainHeader, requestHeader, subjectOf } from './header.ts';
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
export function credentialView(revealed: Revealed, ctx: ViewContext): View {
  const { t } = ctx;
  const { request } = revealed;
  return view('credential', {
    header: requestHeader(request, t('card.credential'), ctx),
    ...passwordPart(revealed, ctx),
    buttons: [requestButton(request, 'credential.done', t('button.saved'), { style: 'positive' })],
    dialogButtons: [],
  });
}

/** The same in a dialog, whose title names the request: for the answer to the `task/fetch` of its owner's click. */
export function credentialDialogView(revealed: Revealed, ctx: ViewContext): View & { readonly title: string } {
  const { t } = ctx;
  const { request } = revealed;
  const card = view('credential', {
    header: plainHeader(t('card.credential')),
    ...passwordPart(revealed, ctx),
    buttons: [],
    dialogButtons: [submitsDialog(request, 'credential.done', t('button.saved'))],
  });
  return { ...card, title: subjectOf(request) };
}

type PasswordPart = Omit<CredentialData, 'header' | 'buttons' | 'dialogButtons'>;

function passwordPart({ userName, password, until }: Revealed, ctx: ViewContext): PasswordPart {
  const { t } = ctx;
  return {
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
  };
}
