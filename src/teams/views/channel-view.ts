import { showsAskedContent } from '../../domain/approval/earlier-round.ts';
import { withoutReasons } from '../../domain/approval/without-reasons.ts';
import { countryName } from '../../domain/countries/names/country-names.ts';
import { wholeDomain } from '../../domain/domain-prefixes.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { displayLocale } from '../strings/translate.ts';
import { approvalTrail, decisionInWords, trailBeforeEnd } from './approval-trail.ts';
import { requestButton } from './button.ts';
import type { Fact } from './card-data.ts';
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
    title: isPending ? t('card.approval') : t(`round.${approval?.decision?.kind ?? 'waiting'}`),
    lead: isPending || !approval?.decision ? asks : decisionInWords(approval.decision, ctx),
    trail: isPending ? approvalTrail(shown, ctx) : trailBeforeEnd(shown, ctx),
    facts: showsAskedContent(request) ? factsOf(request, ctx) : [],
    buttons: isPending ? [requestButton(request, 'request.view', t('button.openWhole'), { style: 'positive' })] : [],
  };
  // What it shows is for everybody, so nobody's client repaints it by itself.
  return statusView(request, content, { ...ctx, refreshUserIds: [] });
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
