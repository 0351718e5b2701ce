import { wholeDomain } from '../../domain/domain-prefixes.ts';
import { isSamePerson } from '../../domain/person.ts';
import type { Problem } from '../../domain/profile.ts';
import { type CustomerRequest, type RequestState, requestNumber } from '../../domain/request.ts';
import type { OtherRequest, OtherRequests } from '../../flows/ports/ports.ts';
import { requestButton } from './button.ts';
import type { Button } from './card-data.ts';
import { moment } from './moment.ts';
import type { ViewContext } from './view.ts';

/** Longer ones are cut: a card has an end, and a name is what its owner's directory says. */
const longestName = 60;

/** Where it stands, to a colleague of its owner. What ended is not told of. */
const standings: Readonly<Partial<Record<RequestState, string>>> = {
  draft: 'draft',
  returned: 'draft',
  submitted: 'waiting',
  pendingApproval: 'waiting',
  approved: 'waiting',
  creating: 'creating',
  needsAttention: 'unclear',
  created: 'created',
  delivered: 'created',
};

/**
 * What is to be said of the other requests for the customer of a draft, at the fields that they share. One may go on beside
 * another request for the company, and beside a draft for the domain; a confirmed request holds its domain.
 */
export function problemsOfOthers(
  request: CustomerRequest,
  { company, domain: sameDomain }: OtherRequests,
  ctx: ViewContext,
): readonly Problem[] {
  const domain = wholeDomain(request.profile.domain ?? '', ctx.domainSuffix);
  const problems: Problem[] = [];
  if (company) {
    const params = { other: inWords(request, company, ctx) };
    problems.push({ field: 'companyName', severity: 'warning', key: 'problem.companyName.requested', params });
  }
  if (sameDomain && sameDomain.state !== 'draft') {
    const params = { domain, other: inWords(request, sameDomain, ctx) };
    problems.push({ field: 'domain', severity: 'error', key: 'problem.domain.held', params });
  } else if (sameDomain && sameDomain.id === company?.id) {
    const params = { domain, number: requestNumber(sameDomain) };
    problems.push({ field: 'domain', severity: 'warning', key: 'problem.domain.sameDraft', params });
  } else if (sameDomain) {
    const params = { domain, other: inWords(request, sameDomain, ctx) };
    problems.push({ field: 'domain', severity: 'warning', key: 'problem.domain.otherDraft', params });
  }
  return problems;
}

/** The way to the other request; none to somebody else's. */
export function openOther(
  request: CustomerRequest,
  other: OtherRequest | undefined,
  { t }: ViewContext,
): readonly Button[] {
  if (!other || !isSamePerson(request.owner, other.owner)) return [];
  return [requestButton(other, 'request.view', t('button.openRequest', { request: requestNumber(other) }))];
}

/** `TD-1017 by Ben Rep, being filled in since …` */
function inWords({ owner }: CustomerRequest, other: OtherRequest, ctx: ViewContext): string {
  return ctx.t(`other.${standings[other.state] ?? 'waiting'}`, {
    number: requestNumber(other),
    who: isSamePerson(owner, other.owner) ? ctx.t('other.you') : nameOf(other, ctx),
    since: moment(other.since, ctx),
    domain: other.domain ?? '',
  });
}

function nameOf({ owner }: OtherRequest, { t }: ViewContext): string {
  const letters = [...owner.name];
  if (letters.length > longestName) return `${letters.slice(0, longestName).join('')}…`;
  return owner.name === '' ? t('other.colleague') : owner.name;
}
