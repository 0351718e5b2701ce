import type { CustomerRequest } from '../../domain/request.ts';
import { requestButton } from './button.ts';
import { done, goingOn, type Stage, toCome } from './stage.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** A confirmed request on its way: what is done, what is going on, what is still to come. */
export function progressView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const isWaiting = request.state === 'pendingApproval';
  const content = {
    title: t(isWaiting ? 'card.pendingApproval' : 'card.submitted'),
    lead: t(
      isWaiting ? 'progress.waiting' : request.creation?.waitsForSignIn ? 'progress.signIn' : 'progress.creating',
    ),
    trail: trail(request, ctx),
    buttons: isWaiting ? [requestButton(request, 'request.withdraw', t('button.withdraw'))] : [],
  };
  return statusView(request, content, ctx);
}

function trail({ state }: CustomerRequest, { t }: ViewContext): readonly Stage[] {
  const confirmed = done(t('progress.confirmed'));
  const password = toCome(t('progress.password'));
  switch (state) {
    case 'pendingApproval':
      return [confirmed, goingOn(t('progress.approval')), toCome(t('progress.create')), password];
    case 'approved':
      return [confirmed, done(t('progress.approved')), goingOn(t('progress.create')), password];
    default:
      return [confirmed, goingOn(t('progress.create')), password];
  }
}
