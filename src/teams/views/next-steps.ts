import type { CustomerRequest } from '../../domain/request.ts';
import type { Link, StatusData } from './card-data.ts';
import { validationState } from './validation-state.ts';
import type { ViewContext } from './view.ts';

/** What people have yet to do before the customer can buy, and how far Microsoft is with its part. */
export function nextSteps(request: CustomerRequest, ctx: ViewContext): StatusData['next'] {
  const { t } = ctx;
  const toDo = [...agreementStep(request, ctx), ...gdapStep(request, ctx)];
  const { text, ...look } = validationState(request, ctx);
  return {
    title: t('created.next'),
    items: [
      ...toDo.map((step, index) => ({ sign: `${index + 1}.`, color: 'default' as const, text: step })),
      { ...look, text },
    ],
  };
}

function agreementStep({ customer }: CustomerRequest, { t, cloud }: ViewContext): readonly string[] {
  const { agreement: page = '' } = cloud.pages;
  return cloud.mca ? [t('created.agreement', { administrator: customer?.adminUserName ?? '', page })] : [];
}

/** Where there is no GDAP, Partner Center sets up the delegated administration by itself. */
function gdapStep({ profile }: CustomerRequest, { t, cloud }: ViewContext): readonly string[] {
  if (!cloud.gdap) return [];
  return [t(profile.enableGDAPByDefault === 'true' ? 'created.gdap' : 'created.gdapRequest')];
}

/** The pages where the steps are done: the customer's first, then the partner's own. */
export function nextLinks({ t, cloud }: ViewContext): readonly Link[] {
  const { agreement, adminCenter, customers } = cloud.pages;
  return [
    agreement ? { title: t('button.agreement'), url: agreement } : { title: t('button.adminCenter'), url: adminCenter },
    ...(customers ? [{ title: t('button.partnerCenter'), url: customers }] : []),
  ];
}
