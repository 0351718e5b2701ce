import type { SalesRegion } from '../../../src/domain/countries/country.ts';
import { requirementsFor } from '../../../src/domain/countries/country-requirements.ts';
import { type Problem, profileFields, type Step, stepFields } from '../../../src/domain/profile.ts';
import { type CustomerRequest, requestStates } from '../../../src/domain/request.ts';
import { withoutDetails } from '../../../src/domain/without-details.ts';
import type { OtherRequests } from '../../../src/flows/ports/ports.ts';
import { clouds } from '../../../src/partner-center/clouds.ts';
import { credentialDialogView, credentialView } from '../../../src/teams/views/credential-view.ts';
import { hintView } from '../../../src/teams/views/hint-view.ts';
import { requestListView } from '../../../src/teams/views/request-list-view.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import type { View } from '../../../src/teams/views/view.ts';
import { approvalViews } from './approval-views.ts';
import {
  aContext,
  anOther,
  aRequest,
  colleague,
  customer,
  failure,
  profile,
  resets,
  someResellers,
  validations,
} from './fixtures.ts';
import { handedOverViews } from './handed-over-views.ts';

/** Leaves more countries outside than any other with a long name. */
const salesRegion: SalesRegion = 'Korea, Republic of';
/** Other requests for the same customer: a colleague's with a long name, and one's own as a customer already. */
const others: readonly OtherRequests[] = [
  { company: anOther({ owner: colleague }), domain: anOther({ owner: colleague }) },
  { company: anOther({ state: 'created', domain: customer.domain }), domain: anOther({ id: 'own', number: 1018 }) },
];
const countries = ['DE', 'US', 'JP', 'BR', 'AE', 'HK'];

/** Every card in every shape that it takes, by a name that tells which, for one locale and whatever was typed. */
export function allViews(locale: string, typed: Partial<CustomerRequest['profile']> = {}): ReadonlyMap<string, View> {
  const ctx = aContext(locale, { indirect: true, refreshUserIds: ['29:owner'], timeZone: 'Europe/Berlin' });
  const resellers = someResellers(60);
  const filled = { ...profile, associatedPartnerId: resellers[55]?.id ?? '', middleName: 'Maria', ...typed };
  const made = aRequest({ state: 'created', customer, profile: filled });
  const revealed = {
    request: made,
    userName: customer.adminUserName,
    password: 'Kq7!x$Pw*_lI0',
    until: customer.createdAt,
  };
  const views = new Map<string, View>([
    ['hint', hintView(ctx)],
    ['hint for approvers', hintView(ctx, { isApprover: true })],
    ['no requests', requestListView([], ctx)],
    ['requests', requestListView(Array(9).fill(aRequest({ profile: filled })), ctx)],
    ['credential', credentialView(revealed, ctx)],
    ['credential in a dialog', credentialDialogView(revealed, ctx)],
    ['created, with dialogs', requestView(made, { resellers }, { ...ctx, dialogs: true })],
    ...handedOverViews(made, ctx),
    ...approvalViews(filled, ctx),
    ['empty draft', requestView(aRequest({ step: 'company', profile: {} }), { resellers: [] }, ctx)],
  ]);
  for (const state of requestStates.filter((state) => state !== 'draft')) {
    const request = aRequest({ state, customer, failure: { ...failure, canRetry: true }, profile: filled });
    views.set(state, requestView(request, { resellers }, ctx));
  }
  for (const state of ['created', 'delivered', 'rejected', 'withdrawn', 'expired', 'failed'] as const) {
    const erased = { ...withoutDetails(aRequest({ state, customer, failure })), erasedAt: customer.createdAt };
    views.set(`${state}, erased`, requestView(erased, { resellers }, ctx));
    views.set(`requests, ${state}, erased`, requestListView([erased], ctx));
  }
  for (const [name, validation] of validations) {
    const vetted = { customer: { ...customer, validation }, profile: filled };
    views.set(`created, ${name}`, requestView(aRequest({ state: 'created', ...vetted }), { resellers }, ctx));
    views.set(`delivered, ${name}`, requestView(aRequest({ state: 'delivered', ...vetted }), { resellers }, ctx));
    views.set(`requests, ${name}`, requestListView([aRequest({ state: 'delivered', ...vetted })], ctx));
  }
  for (const [name, reset] of resets) {
    const made = aRequest({ state: 'created', customer: { ...customer, reset }, profile: filled });
    views.set(`new password ${name}`, requestView(made, { resellers }, ctx));
    const gone = { ...ctx, password: 'gone', offersReset: true } as const;
    views.set(`new password ${name}, nothing kept`, requestView(made, { resellers }, gone));
  }
  for (const cloud of [clouds.china, clouds.usgov]) {
    const there = { ...ctx, cloud, indirect: false, domainSuffix: cloud.domainSuffix };
    const request = aRequest({ profile: filled });
    views.set(`${cloud.name} review`, requestView(request, { requirements: requirementsFor('CN'), resellers }, there));
    const made = { ...request, state: 'created', customer } as const;
    views.set(`${cloud.name} created`, requestView(made, { resellers }, there));
    views.set(`${cloud.name} created, password gone`, requestView(made, { resellers }, { ...there, password: 'gone' }));
  }
  for (const country of countries) {
    const hardlyFilled = aRequest({ step: 'address', profile: { ...profile, country } });
    views.set(
      `${country} address with hidden fields`,
      requestView(hardlyFilled, { requirements: requirementsFor(country), resellers }, ctx),
    );
    for (const step of ['company', 'address', 'review'] as const) {
      const request = aRequest({ step, profile: { ...filled, country } });
      const form = { requirements: requirementsFor(country), resellers, salesRegion };
      views.set(`${country} ${step}`, requestView(request, form, ctx));
      views.set(`${country} ${step} wrong`, requestView({ ...request, ...everythingWrong(step) }, form, ctx));
    }
  }
  for (const [index, told] of others.entries()) {
    const form = { requirements: requirementsFor('DE'), resellers, salesRegion, others: told };
    for (const step of ['company', 'review'] as const) {
      const request = aRequest({ step, profile: filled });
      views.set(`${step} told of others ${index}`, requestView(request, form, ctx));
      const wrong = { ...request, ...everythingWrong(step) };
      views.set(`${step} wrong and told of others ${index}`, requestView(wrong, form, ctx));
    }
  }
  return views;
}

function everythingWrong(step: Step): Pick<CustomerRequest, 'problems' | 'offers'> {
  const fields = step === 'review' ? profileFields : stepFields[step];
  return {
    problems: fields.flatMap((field): Problem[] => [
      { field, severity: 'error', key: 'problem.required' },
      { field, severity: 'warning', key: 'problem.format', params: { example: 'x' } },
    ]),
    offers: {
      domains: ['contosode', 'contosogroup', 'contoso365'],
      addresses: step === 'address' ? [{ ...profile, postalCode: '80809' }] : [],
    },
  };
}
