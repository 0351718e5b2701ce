import type { CredentialReset, CustomerRequest } from '../../domain/request.ts';
import { requestButton } from './button.ts';
import type { StatusData } from './card-data.ts';
import { customerFacts } from './customer-facts.ts';
import { fact } from './fact.ts';
import { lostPassword } from './lost-password.ts';
import { done, goingOn, toCome } from './stage.ts';
import type { ViewContext } from './view.ts';

/** A new password on its way: what is done, what is going on, what is still to come. */
export function resetAsked(
  { waitsForSignIn }: Extract<CredentialReset, { state: 'asked' }>,
  domain: string,
  { t }: ViewContext,
): Pick<StatusData, 'lead' | 'trail'> {
  return {
    lead: waitsForSignIn ? t('reset.signIn') : t('reset.asked', { domain }),
    trail: [done(t('reset.wanted')), goingOn(t('reset.set')), toCome(t('progress.password'))],
  };
}

/** Why there is no new password: our words, Partner Center's own, what support asks for, and the ways on. */
export function resetRefused(
  request: CustomerRequest,
  { failure, isUnclear }: Extract<CredentialReset, { state: 'refused' }>,
  ctx: ViewContext,
): Pick<StatusData, 'lead' | 'quote' | 'facts' | 'note' | 'buttons'> {
  const { t, cloud, offersReset } = ctx;
  const reason = t(failure.key, failure.params);
  return {
    lead: t(isUnclear ? 'reset.unclear' : 'reset.refused', { reason }),
    quote: { title: t('failed.theirWords'), text: failure.partnerCenterText },
    facts: [
      ...customerFacts(request, ctx),
      ...fact(t('field.code'), failure.partnerCenterCode),
      ...fact(t('reset.correlationId'), failure.correlationId),
    ],
    note: t('reset.otherwise', { lost: lostPassword({ t, cloud }, request.profile) }),
    buttons: offersReset ? [requestButton(request, 'credential.reset', t('button.retry'), { style: 'positive' })] : [],
  };
}
