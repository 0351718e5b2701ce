import { domainAlternatives, wholeDomain } from '../../domain/domain-prefixes.ts';
import type { Problem, Profile } from '../../domain/profile.ts';
import { type CustomerRequest, requestNumber } from '../../domain/request.ts';
import { asAppError } from '../../errors.ts';
import { clickBudget } from '../click-budget.ts';
import type { FlowContext } from '../flow-context.ts';

const offered = 3;

/**
 * Asks whether the profile's domain is free. A taken one is an error with up to three free alternatives; when Partner
 * Center does not answer in time the rep goes on with a warning, and the creation asks again.
 */
export async function checkDomain(
  context: FlowContext,
  request: CustomerRequest,
  profile: Profile,
): Promise<{ readonly problems: readonly Problem[]; readonly offers: readonly string[] }> {
  const prefix = profile.domain;
  if (!prefix) return { problems: [], offers: [] };
  const other = await context.store.findRequestByDomain(prefix, request.id);
  const free = other ? false : await isFree(context, request, prefix, clickBudget.domainMs);
  if (free === undefined) {
    return { problems: [{ field: 'domain', severity: 'warning', key: 'problem.domain.unchecked' }], offers: [] };
  }
  if (free) return { problems: [], offers: [] };
  const problem = domainTakenProblem(context, request, prefix, other);
  return { problems: [problem], offers: await freeAlternatives(context, request, profile) };
}

/** That somebody has the domain; who, when it is another request. Another tenant's is not named: nobody learns of it. */
export function domainTakenProblem(
  { settings }: FlowContext,
  request: CustomerRequest,
  prefix: string,
  other: CustomerRequest | undefined,
): Problem {
  const domain = wholeDomain(prefix, settings.domainSuffix);
  const isSameTenant = other?.owner.tenantId.toLowerCase() === request.owner.tenantId.toLowerCase();
  return other && isSameTenant
    ? at('problem.domain.requested', { domain, number: requestNumber(other) })
    : at('problem.domain.taken', { domain });
}

function at(key: string, params: Readonly<Record<string, string>>): Problem {
  return { field: 'domain', severity: 'error', key, params };
}

/** All are asked at once, within one time limit: that the preferred ones are taken must not leave the rep without any. */
async function freeAlternatives(context: FlowContext, request: CustomerRequest, profile: Profile): Promise<string[]> {
  const candidates = domainAlternatives(profile.domain ?? '', profile.country ?? '');
  const answers = await Promise.all(
    candidates.map(async (prefix) => {
      if (await context.store.findRequestByDomain(prefix, request.id)) return false;
      return isFree(context, request, prefix, clickBudget.alternativesMs);
    }),
  );
  return candidates.filter((_, index) => answers[index] === true).slice(0, offered);
}

async function isFree(
  context: FlowContext,
  request: CustomerRequest,
  prefix: string,
  timeoutMs: number,
): Promise<boolean | undefined> {
  try {
    return await context.partnerCenter.isDomainAvailable(wholeDomain(prefix, context.settings.domainSuffix), {
      correlationId: context.ids.guid(),
      locale: request.locale,
      timeoutMs,
    });
  } catch (error) {
    context.log.warn('A domain could not be checked', { requestId: request.id, reason: asAppError(error).code });
    return undefined;
  }
}
