import { domainAlternatives, wholeDomain } from '../domain/domain-prefixes.ts';
import type { Problem, Profile } from '../domain/profile.ts';
import { type CustomerRequest, requestNumber } from '../domain/request.ts';
import { asAppError } from '../errors.ts';
import { clickBudget } from './click-budget.ts';
import type { FlowContext } from './flow-context.ts';

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
  const ours = await context.store.findRequestByDomain(prefix, request.id);
  if (ours && isSameTenant(ours, request)) {
    const params = { domain: wholeDomain(prefix, context.settings.domainSuffix), number: requestNumber(ours) };
    return {
      problems: [at('problem.domain.requested', params)],
      offers: await freeAlternatives(context, request, profile),
    };
  }
  const free = ours ? false : await isFree(context, request, prefix, clickBudget.domainMs);
  if (free === undefined) {
    return { problems: [{ field: 'domain', severity: 'warning', key: 'problem.domain.unchecked' }], offers: [] };
  }
  if (free) return { problems: [], offers: [] };
  const params = { domain: wholeDomain(prefix, context.settings.domainSuffix) };
  return { problems: [at('problem.domain.taken', params)], offers: await freeAlternatives(context, request, profile) };
}

/** Another tenant's request is not named: nobody there learns of it. */
export function isSameTenant(a: CustomerRequest, b: CustomerRequest): boolean {
  return a.owner.tenantId.toLowerCase() === b.owner.tenantId.toLowerCase();
}

function at(key: string, params: Readonly<Record<string, string>>): Problem {
  return { field: 'domain', severity: 'error', key, params };
}

async function freeAlternatives(context: FlowContext, request: CustomerRequest, profile: Profile): Promise<string[]> {
  const candidates = domainAlternatives(profile.domain ?? '', profile.country ?? '').slice(0, 2 * offered);
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
