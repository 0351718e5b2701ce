import { checkProfile } from '../domain/check-step.ts';
import { deriveProfile } from '../domain/derive-profile.ts';
import { type Problem, type Profile, profileHash, type Step, stepFields, steps } from '../domain/profile.ts';
import { type CustomerRequest, withoutOffers } from '../domain/request.ts';
import { transition } from '../domain/transitions.ts';
import { asAppError } from '../errors.ts';
import { changeRequest } from './change-request.ts';
import { domainTakenProblem } from './check-domain.ts';
import { type Click, type Outcome, orCurrent, ownedRequest } from './click.ts';
import type { FlowContext } from './flow-context.ts';
import { offersAt } from './other-requests.ts';
import { checkContextOf, type Inputs, isError, requirementsOf, takeInputs } from './save-step.ts';

/**
 * Confirms what the review card shows: freezes the profile, stores the MS-RequestId that the creation will use, and
 * sends the jobs, all in one transaction. A profile that is no longer right leads back to the first step that is wrong.
 */
export async function submitRequest(context: FlowContext, click: Click, inputs: Inputs): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const submitted = transition(request.state, 'submit', 'owner');
  if (!submitted.allowed || request.version !== click.version || request.step !== 'review') {
    return { kind: 'request', request };
  }
  return orCurrent(context, request.id, async () => {
    const typed = takeInputs(request.profile, 'review', inputs, context.settings.domainSuffix);
    const requirements = await requirementsOf(context, request, typed);
    const { profile: derived } = deriveProfile(typed, request.derived, requirements);
    const { profile, problems } = checkProfile(derived, checkContextOf(context, requirements));
    if (problems.some(isError)) return backToMend(context, click, request, profile, problems);
    try {
      return await freeze(context, click, request, profile, problems);
    } catch (error) {
      if (asAppError(error).code !== 'request.domainReserved') throw error;
      // Somebody confirmed the same domain first.
      const prefix = profile.domain ?? '';
      const other = await context.store.findRequestByDomain(prefix, request.id);
      const taken = domainTakenProblem(context, request, prefix, other);
      return backToMend(context, click, request, profile, [...problems, taken]);
    }
  });
}

async function freeze(
  context: FlowContext,
  click: Click,
  request: CustomerRequest,
  profile: Profile,
  problems: readonly Problem[],
): Promise<CustomerRequest> {
  const hash = profileHash(profile);
  const creation = { point: 'reserved', msRequestId: context.ids.guid(), correlationId: '', attempts: 0 } as const;
  const jobs = [
    { name: 'create-customer', requestId: request.id },
    { name: 'deliver', requestId: request.id },
  ] as const;
  return changeRequest(
    context,
    request,
    { state: 'submitted', profile, problems, offers: withoutOffers(request.offers), profileHash: hash, creation },
    { actor: click.actor, event: 'request.submitted', facts: { profileHash: hash }, jobs },
  );
}

async function backToMend(
  context: FlowContext,
  click: Click,
  request: CustomerRequest,
  profile: Profile,
  problems: readonly Problem[],
): Promise<CustomerRequest> {
  const step = firstWrongStep(problems);
  const offers = await offersAt(step, context, { ...request, profile }, withoutOffers(request.offers));
  const change = { profile, problems, step, offers };
  return changeRequest(context, request, change, { actor: click.actor });
}

function firstWrongStep(problems: readonly Problem[]): Step {
  const wrong = problems.filter(isError).map((problem) => problem.field);
  return steps.find((step) => stepFields[step].some((field) => wrong.includes(field))) ?? 'company';
}
