import type { CustomerRequest } from '../../domain/request.ts';
import type { Fact } from './card-data.ts';
import { fact } from './fact.ts';
import { moment } from './moment.ts';
import type { ViewContext } from './view.ts';

/** What is worth keeping of a created customer. */
export function customerFacts({ profile, customer }: CustomerRequest, ctx: ViewContext): readonly Fact[] {
  const { t } = ctx;
  if (!customer) return [];
  return [
    ...fact(t('field.companyName'), profile.companyName),
    ...fact(t('field.domain'), customer.domain),
    ...fact(t('field.tenantId'), customer.id),
    ...fact(t('field.adminUserName'), customer.adminUserName),
    ...fact(t('field.signInAddress'), new URL(ctx.cloud.pages.adminCenter).host),
    ...fact(t('field.createdAt'), moment(customer.createdAt, ctx)),
    ...fact(t('field.correlationId'), customer.correlationId),
  ];
}
