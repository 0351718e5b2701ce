import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';
import { wholeDomain } from '../../domain/domain-prefixes.ts';
import type { Problem } from '../../domain/profile.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { OtherRequests, Reseller } from '../../flows/ports/ports.ts';
import { returnedInWords } from './approval-trail.ts';
import { requestButton } from './button.ts';
import type { ReviewData } from './form-data.ts';
import { requestHeader } from './header.ts';
import { messagesAt, messagesOf, summaryOf } from './messages.ts';
import { problemsOfOthers } from './other-requests.ts';
import { progressBars } from './progress-bars.ts';
import { reviewFacts, reviewSections } from './review-sections.ts';
import { type View, type ViewContext, view } from './view.ts';

/** Step three: everything as it will be created, each section with its way back, and the one button that cannot be undone. */
export function reviewView(
  draft: CustomerRequest,
  requirements: CountryRequirements,
  { resellers, others }: { readonly resellers: readonly Reseller[]; readonly others: OtherRequests },
  ctx: ViewContext,
): View {
  const { t } = ctx;
  const ofOthers = problemsOfOthers(draft, others, ctx);
  const doubted = ofOthers.filter(({ severity }) => severity === 'warning').map(({ field }) => field);
  const isDoubt = ({ field, severity }: Problem) => severity === 'warning' && doubted.includes(field);
  const problems = [...ofOthers, ...draft.problems];
  const request = { ...draft, problems: problems.filter((problem) => !isDoubt(problem)) };
  const sections = reviewSections(requirements, ctx);
  const shown = sections.flatMap(({ fields }) => fields);
  const data = { step: 'review' } as const;
  return view('review', {
    header: requestHeader(request, t('card.newCustomer'), ctx),
    progress: progressBars('review', ctx),
    summary: summaryOf(request, ctx),
    returned: returnedInWords(request, ctx),
    problems: messagesOf(request, (field) => !shown.includes(field), ctx, requirements),
    sections: sections
      .map((section) => ({
        title: section.title,
        facts: reviewFacts(section, request, { requirements, resellers }, ctx),
        messages: messagesOf(request, (field) => section.fields.includes(field), ctx, requirements),
        edit: {
          ...requestButton(request, 'draft.edit', t('button.edit'), { inputs: 'auto', data: { step: section.step } }),
          tooltip: t('button.editSection', { section: section.title }),
        },
      }))
      .filter(({ facts, messages }) => facts.length > 0 || messages.length > 0),
    toggles: ctx.cloud.gdap ? [gdapToggle(request, ctx)] : [],
    cloud: ctx.cloud.name === 'global' ? '' : t(`cloud.${ctx.cloud.name}`),
    doubts: doubted.flatMap((field) => messagesAt({ ...draft, problems: problems.filter(isDoubt) }, field, ctx)),
    caution: t('domain.permanent', { domain: wholeDomain(request.profile.domain ?? '', ctx.domainSuffix) }),
    buttons: [
      requestButton(request, 'request.submit', t('button.create'), { style: 'positive', inputs: 'auto', data }),
      requestButton(request, 'draft.back', t('button.back'), { inputs: 'auto', data }),
      requestButton(request, 'draft.cancel', t('button.cancel'), { data }),
    ],
  });
}

function gdapToggle({ profile }: CustomerRequest, { t, cloud }: ViewContext): ReviewData['toggles'][number] {
  return {
    id: 'enableGDAPByDefault',
    label: t('field.enableGDAPByDefault'),
    title: t('gdap.toggle'),
    value: profile.enableGDAPByDefault ?? 'false',
    on: t(cloud.passwordReset ? 'gdap.on' : 'gdap.onWithoutReset'),
    off: t('gdap.off'),
  };
}
