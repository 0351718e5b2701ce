import type { SalesRegion } from '../../domain/countries/country.ts';
import { stepFields } from '../../domain/profile.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { OtherRequests, Reseller } from '../../flows/ports/ports.ts';
import { returnedInWords } from './approval-trail.ts';
import { requestButton } from './button.ts';
import { countryField } from './country-field.ts';
import { choiceField, searchField, textField } from './field.ts';
import type { Choice, Field } from './form-data.ts';
import { requestHeader } from './header.ts';
import { messagesOf, summaryOf } from './messages.ts';
import { openOther, problemsOfOthers } from './other-requests.ts';
import { progressBars } from './progress-bars.ts';
import { type View, type ViewContext, view } from './view.ts';

/** So many resellers stand on the card itself; the rest is found by typing. */
const listedResellers = 30;

interface CompanyForm {
  readonly resellers: readonly Reseller[];
  readonly salesRegion?: SalesRegion;
  readonly others: OtherRequests;
}

/** Step one: which company, where, under which domain and, for an indirect provider, by which reseller. */
export function companyView(
  draft: CustomerRequest,
  { resellers, salesRegion, others }: CompanyForm,
  ctx: ViewContext,
): View {
  const { t } = ctx;
  const request = { ...draft, problems: [...problemsOfOthers(draft, others, ctx), ...draft.problems] };
  const shown = stepFields.company;
  return view('form', {
    header: requestHeader(request, t('card.newCustomer'), ctx),
    progress: progressBars('company', ctx),
    summary: summaryOf(request, ctx),
    returned: returnedInWords(request, ctx),
    problems: messagesOf(request, (field) => !shown.includes(field), ctx),
    notice: '',
    addresses: { title: '', options: [] },
    groups: [
      {
        id: 'companyFields',
        title: '',
        opener: '',
        rows: [
          { fields: [countryField(request, salesRegion, ctx)] },
          { fields: [companyNameField(request, others, ctx)] },
          { fields: [domainField(request, others, ctx)] },
          ...(ctx.indirect ? [{ fields: [resellerField(request, resellers, ctx)] }] : []),
        ],
      },
    ],
    buttons: [
      requestButton(request, 'draft.save', t('button.continue'), {
        style: 'positive',
        inputs: 'auto',
        data: { step: 'company' },
      }),
      requestButton(request, 'draft.cancel', t('button.cancel'), { data: { step: 'company' } }),
    ],
  });
}

function companyNameField(request: CustomerRequest, { company }: OtherRequests, ctx: ViewContext): Field {
  const wording = { label: ctx.t('field.companyName'), placeholder: ctx.t('placeholder.companyName') };
  return { ...textField(request, 'companyName', wording, ctx), buttons: openOther(request, company, ctx) };
}

function domainField(request: CustomerRequest, { company, domain: other }: OtherRequests, ctx: ViewContext): Field {
  const wording = {
    label: ctx.t('field.domainPrefix', { suffix: ctx.domainSuffix }),
    placeholder: ctx.t('placeholder.domain'),
  };
  const field = textField(request, 'domain', wording, ctx);
  const { domains } = request.offers;
  // The company's field has the same button.
  const open = other?.id === company?.id ? [] : openOther(request, other, ctx);
  if (domains.length === 0) return { ...field, buttons: open };
  return {
    ...field,
    hint: ctx.t('domain.offers'),
    buttons: domains.map((domain, suggestion) =>
      requestButton(request, 'draft.useDomain', ctx.t('button.useDomain', { domain }), {
        inputs: 'auto',
        data: { step: 'company', suggestion },
      }),
    ),
  };
}

/** A list that could not be read is searched too: by then it may be there. */
function resellerField(request: CustomerRequest, resellers: readonly Reseller[], ctx: ViewContext): Field {
  const chosen = resellers.find(({ id }) => id.toLowerCase() === request.profile.associatedPartnerId?.toLowerCase());
  const wording = { label: ctx.t('field.associatedPartnerId'), placeholder: ctx.t('placeholder.search') };
  // A client shows a value that is not literally among the choices as its GUID.
  const value = chosen ? { value: chosen.id } : {};
  if (resellers.length > 0 && resellers.length <= listedResellers) {
    const choices = resellers.map(resellerChoice);
    return { ...choiceField(request, 'associatedPartnerId', { ...wording, choices }, ctx), ...value };
  }
  const listed = resellers.filter((reseller, index) => index < listedResellers || reseller === chosen);
  const choices = listed.map(resellerChoice);
  return {
    ...searchField(request, 'associatedPartnerId', { ...wording, choices, dataset: 'resellers' }, ctx),
    ...value,
  };
}

function resellerChoice({ id, name, mpnId }: Reseller): Choice {
  return { title: mpnId ? `${name} (${mpnId})` : name, value: id };
}
