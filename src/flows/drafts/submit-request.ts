import { checkProfile } from '../../domain/check-step.ts';
import { deriveProfile } from '../../domain/derive-profile.ts';
import { type Problem, type Profile, profileHash, type Step, stepFields, steps } from '../../domain/profile.ts';
import { type CustomerRequest, withoutOffers } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { AppError, asAppError } from '../../errors.ts';
import { approvalFor, type Wanted } from '../approval/approval-for.ts';
import { noticesToAsked, tellsAgainAt } from '../approval/nudge-approvers.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, type Outcome, orCurrent, ownedRequest } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import type { Job } from '../ports/ports.ts';
import { domainTakenProblem } from './check-domain.ts';
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
  return orNobody(() =>
    orCurrent(context, request.id, async () => {
      const typed = takeInputs(request.profile, 'review', inputs, context.settings.domainSuffix);
      const requirements = await requirementsOf(context, request, typed);
      const { profile: derived } = deriveProfile(typed, request.derived, requirements);
      const { profile, problems } = checkProfile(derived, checkContextOf(context, requirements));
      if (problems.some(isError)) return backToMend(context, click, request, profile, problems);
      const wanted = approvalFor(context.settings.approvals, request, profile, context.clock.now());
      if (wanted.kind === 'impossible') throw nobodyMayApprove(wanted);
      try {
        return await freeze(context, click, request, { profile, problems, wanted });
      } catch (error) {
        if (asAppError(error).code !== 'request.domainReserved') throw error;
        // Somebody confirmed the same domain first.
        const prefix = profile.domain ?? '';
        const other = await context.store.findRequestByDomain(prefix, request.id);
        const taken = domainTakenProblem(context, request, prefix, other);
        return backToMend(context, click, request, profile, [...problems, taken]);
      }
    }),
  );
}

/** Too few could approve it beside its owner: nothing is frozen, and the operator has to name more. */
function nobodyMayApprove({ needed, eligible }: Extract<Wanted, { kind: 'impossible' }>): AppError {
  return new AppError(
    'request.noApprover',
    `The request needs ${needed} approvals, and ${eligible} people may give one.`,
    'Name more approvers in the approval policy: the owner of a request never approves it.',
  );
}

async function orNobody(submit: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await submit();
  } catch (error) {
    if (asAppError(error).code !== 'request.noApprover') throw error;
    return { kind: 'refused', why: 'noApprover' };
  }
}

/** What is confirmed, and what has to come before the creation. */
interface Confirmed {
  readonly profile: Profile;
  readonly problems: readonly Problem[];
  readonly wanted: Exclude<Wanted, { kind: 'impossible' }>;
}

async function freeze(
  context: FlowContext,
  click: Click,
  { approval: earlier, ...request }: CustomerRequest,
  { profile, problems, wanted }: Confirmed,
): Promise<CustomerRequest> {
  const hash = profileHash(profile);
  const { id: requestId } = request;
  const isAsked = wanted.kind === 'approval';
  const confirmed = transition(request.state, isAsked ? 'askApproval' : 'submit', 'owner');
  const state = confirmed.allowed ? confirmed.to : request.state;
  const rule = isAsked ? wanted.approval.rule.name : wanted.rule;
  // Those who have a card of an earlier round see another one in its place, which alone nobody notices.
  const againAt = isAsked && earlier ? tellsAgainAt(earlier, wanted.approval.askedAt) : undefined;
  const approval = isAsked ? { ...wanted.approval, ...(againAt ? { nudgedAt: againAt } : {}) } : earlier;
  const jobs: Job[] = [{ name: 'deliver', requestId }];
  if (!isAsked) jobs.push({ name: 'create-customer', requestId });
  const creation = { point: 'reserved', msRequestId: context.ids.guid(), correlationId: '', attempts: 0 } as const;
  return changeRequest(
    context,
    request,
    {
      state,
      profile,
      problems,
      offers: withoutOffers(request.offers),
      profileHash: hash,
      creation,
      ...(approval ? { approval } : {}),
    },
    {
      actor: click.actor,
      event: 'request.submitted',
      facts: { profileHash: hash, ...(rule ? { rule } : {}) },
      jobs,
      also: async (tx) => {
        if (!approval || !againAt) return;
        for (const notice of noticesToAsked(request, approval, 'approvalAgain', againAt))
          await tx.addRequestNotice(notice, againAt);
        await tx.sendJob({ name: 'tell', requestId });
      },
    },
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
