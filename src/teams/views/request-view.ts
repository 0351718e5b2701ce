import type { SalesRegion } from '../../domain/countries/country.ts';
import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { OtherRequests, Reseller } from '../../flows/ports/ports.ts';
import { addressView } from './address-view.ts';
import { attentionView } from './attention-view.ts';
import { companyView } from './company-view.ts';
import { createdView } from './created-view.ts';
import { deliveredView } from './delivered-view.ts';
import { endedView } from './ended-view.ts';
import { erasedView } from './erased-view.ts';
import { failedView } from './failed-view.ts';
import { outsideRegionWarning } from './outside-region.ts';
import { progressView } from './progress-view.ts';
import { returnedView } from './returned-view.ts';
import { reviewView } from './review-view.ts';
import type { View, ViewContext } from './view.ts';

/** What the wizard's steps need beside the request. Without a country there are no requirements yet. */
export interface Form {
  readonly requirements?: CountryRequirements;
  readonly resellers: readonly Reseller[];
  /** The partner's own; nothing is marked while it is not known. */
  readonly salesRegion?: SalesRegion;
  /** Other requests for the same customer. */
  readonly others?: OtherRequests;
}

/** The request as its owner sees it now. */
export function requestView(request: CustomerRequest, form: Form, ctx: ViewContext): View {
  if (request.erasedAt) return erasedView(request, request.erasedAt, ctx);
  switch (request.state) {
    case 'draft':
      return draftView(request, form, ctx);
    case 'submitted':
    case 'pendingApproval':
    case 'approved':
    case 'creating':
      return progressView(request, ctx);
    case 'created':
      return createdView(request, ctx);
    case 'delivered':
      return deliveredView(request, ctx);
    case 'returned':
      return returnedView(request, ctx);
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return endedView(request, ctx);
    case 'failed':
      return failedView(request, ctx);
    case 'needsAttention':
      return attentionView(request, ctx);
  }
}

/** No step after the first can be shown before there is a country. */
function draftView(draft: CustomerRequest, form: Form, ctx: ViewContext): View {
  const { requirements, resellers, salesRegion, others = {} } = form;
  const warning = outsideRegionWarning(requirements?.country, salesRegion, draft.problems, ctx);
  const request = { ...draft, problems: [...draft.problems, ...warning] };
  if (!requirements || request.step === 'company') return companyView(request, { ...form, others }, ctx);
  if (request.step === 'address') return addressView(request, requirements, ctx);
  return reviewView(request, requirements, { resellers, others }, ctx);
}
