import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';
import { countryName } from '../../domain/countries/names/country-names.ts';
import { wholeDomain } from '../../domain/domain-prefixes.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { displayLocale } from '../strings/translate.ts';
import { addressFieldRows, contactFieldRows, localeFieldRows, registrationFieldRows } from './address-fields.ts';
import { addressOffers } from './address-offers.ts';
import { returnedInWords } from './approval-trail.ts';
import { requestButton } from './button.ts';
import { requestHeader } from './header.ts';
import { messagesOf, summaryOf } from './messages.ts';
import { moreGroup } from './more-fields.ts';
import { progressBars } from './progress-bars.ts';
import { type View, type ViewContext, view } from './view.ts';

/** Step two: the company's address, whom to write to, and in which language, as the country does it. */
export function addressView(request: CustomerRequest, requirements: CountryRequirements, ctx: ViewContext): View {
  const { t } = ctx;
  const form = { request, requirements, ctx };
  const country = countryName(requirements.country, displayLocale(ctx.locale));
  const groups = [
    { id: 'addressFields', title: t('group.addressIn', { country }), opener: '', rows: addressFieldRows(form) },
    { id: 'contactFields', title: t('group.contact'), opener: '', rows: contactFieldRows(form) },
    { id: 'registrationFields', title: t('group.registration'), opener: '', rows: registrationFieldRows(form) },
    { id: 'localeFields', title: t('group.locale'), opener: '', rows: localeFieldRows(form) },
    moreGroup(form),
  ].filter(({ rows }) => rows.length > 0);
  const shown = new Set<string>(groups.flatMap(({ rows }) => rows.flatMap(({ fields }) => fields.map(({ id }) => id))));
  const addresses = addressOffers(request, requirements, ctx);
  const data = { step: 'address' } as const;
  const forward = t(addresses.options.length > 0 ? 'button.keepAddress' : 'button.continue');
  return view('form', {
    header: requestHeader(request, t('card.newCustomer'), ctx),
    progress: progressBars('address', ctx),
    summary: summaryOf(request, ctx),
    returned: returnedInWords(request, ctx),
    problems: messagesOf(request, (field) => !shown.has(field), ctx, requirements),
    notice: notice(request, ctx),
    addresses,
    groups,
    buttons: [
      requestButton(request, 'draft.save', forward, { style: 'positive', inputs: 'auto', data }),
      requestButton(request, 'draft.back', t('button.back'), { inputs: 'auto', data }),
      requestButton(request, 'draft.cancel', t('button.cancel'), { data }),
    ],
  });
}

/** The domain was asked for on the way here; when that gave a problem, the problem is told instead. */
function notice({ problems, profile }: CustomerRequest, { t, domainSuffix }: ViewContext): string {
  if (!profile.domain || problems.some(({ field }) => field === 'domain')) return '';
  return t('domain.free', { domain: wholeDomain(profile.domain, domainSuffix) });
}
