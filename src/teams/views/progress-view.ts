import { isOfEarlierRound } from '../../domain/approval/earlier-round.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { earlierRounds, thisRound } from './approval-trail.ts';
import { requestButton } from './button.ts';
import { moment } from './moment.ts';
import { done, goingOn, type Stage, toCome } from './stage.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/** A confirmed request on its way: what is done, what is going on, what is still to come. */
export function progressView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  if (request.state === 'pendingApproval') return pendingView(request, ctx);
  const content = {
    title: t('card.submitted'),
    lead: t(request.creation?.waitsForSignIn ? 'progress.signIn' : 'progress.creating'),
    trail: trail(request, ctx),
  };
  return statusView(request, content, ctx);
}

/** What the approvers have said so far, and what the owner may do meanwhile. */
function pendingView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const content = {
    title: t('card.pendingApproval'),
    lead: t('progress.waiting'),
    trail: trail(request, ctx),
    note: notesOf(request, ctx).join(' · '),
    buttons: [
      ...(ctx.offersNudge ? [requestButton(request, 'request.nudge', t('button.nudge'))] : []),
      requestButton(request, 'request.correct', t('button.takeBack')),
      requestButton(request, 'request.withdraw', t('button.withdraw')),
    ],
  };
  return statusView(request, content, ctx);
}

function notesOf({ approval }: CustomerRequest, { t, offersNudge }: ViewContext): readonly string[] {
  if (!approval) return [];
  const count = approval.unreached.length;
  return [
    t('approval.rule', { rule: approval.rule.name }),
    ...(count > 0 ? [t('approval.unreached', { count })] : offersNudge ? [] : [t('approval.nextNudge')]),
  ];
}

function trail(request: CustomerRequest, ctx: ViewContext): readonly Stage[] {
  const { t } = ctx;
  const { approval } = request;
  const confirmed = isOfEarlierRound(request)
    ? []
    : [done(approval ? t('progress.confirmedAt', { at: moment(approval.askedAt, ctx) }) : t('progress.confirmed'))];
  const password = toCome(t('progress.password'));
  const create = (request.state === 'pendingApproval' ? toCome : goingOn)(t('progress.create'));
  return [...earlierRounds(request, ctx), ...confirmed, ...thisRound(request, ctx), create, password];
}
