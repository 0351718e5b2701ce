import type { Decision } from '../../domain/approval/approval.ts';
import { isOfEarlierRound, showsAskedContent } from '../../domain/approval/earlier-round.ts';
import { withoutReasons } from '../../domain/approval/without-reasons.ts';
import { countryName } from '../../domain/countries/names/country-names.ts';
import { wholeDomain } from '../../domain/domain-prefixes.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { displayLocale } from '../strings/translate.ts';
import { approvalTrail, decisionInWords, earlierRounds, roundTitle, trailBeforeEnd } from './approval-trail.ts';
import { requestButton } from './button.ts';
import type { Fact, StatusData } from './card-data.ts';
import { fact } from './fact.ts';
import { moment } from './moment.ts';
import { statusView } from './status-view.ts';
import type { View, ViewContext } from './view.ts';

/**
 * A request in a channel, for everybody in it: which company, who asks, how far the approval is. Of the customer's people and
 * address it shows nothing, nor of what people typed to it: an approver opens the whole of it, for themselves alone.
 */
export function channelView(request: CustomerRequest, ctx: ViewContext): View {
  const { t } = ctx;
  const { owner, state } = request;
  // A reason may name somebody of the customer's.
  const approval = request.approval && withoutReasons(request.approval);
  const shown = { state, ...(approval ? { approval } : {}) };
  const isPending = state === 'pendingApproval' && approval !== undefined;
  const asks = approval ? t('channel.asks', { name: owner.name, at: moment(approval.askedAt, ctx) }) : '';
  const content = {
    title: isPending ? t('card.approval') : roundTitle(shown, ctx),
    ...(isPending || !approval?.decision
      ? { lead: asks, trail: approvalTrail(shown, ctx) }
      : endOf(shown, approval.decision, ctx)),
    facts: showsAskedContent(request) ? factsOf(request, ctx) : [],
    buttons: isPending ? [requestButton(request, 'request.view', t('button.openWhole'), { style: 'positive' })] : [],
  };
  // What it shows is for everybody, so nobody's client repaints it by itself.
  const asked = showsAskedContent(request) ? request : { ...request, profile: {} };
  return statusView(asked, content, { ...ctx, refreshUserIds: [] });
}

function endOf(
  shown: Pick<CustomerRequest, 'state' | 'approval'>,
  decision: Decision,
  ctx: ViewContext,
): Pick<StatusData, 'lead' | 'trail'> {
  if (isOfEarlierRound(shown)) return { lead: ctx.t('progress.confirmedAgain'), trail: earlierRounds(shown, ctx) };
  return { lead: decisionInWords(decision, ctx), trail: trailBeforeEnd(shown, ctx) };
}

function factsOf({ profile }: CustomerRequest, ctx: ViewContext): readonly Fact[] {
  const { t } = ctx;
  const { companyName, domain, country } = profile;
  return [
    ...fact(t('field.companyName'), companyName),
    ...fact(t('field.domain'), domain ? wholeDomain(domain, ctx.domainSuffix) : undefined),
    ...fact(t('field.country'), country ? countryName(country, displayLocale(ctx.locale)) : undefined),
  ];
}
