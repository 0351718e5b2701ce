import { addressKey } from '../../domain/address-key.ts';
import { type CheckContext, checkStep } from '../../domain/check-step.ts';
import type { CountryRequirements } from '../../domain/countries/country-requirements.ts';
import { resolveCountry } from '../../domain/countries/names/country-names.ts';
import { deriveProfile } from '../../domain/derive-profile.ts';
import { domainPrefix } from '../../domain/domain-prefixes.ts';
import { type Problem, type Profile, type ProfileField, type Step, stepFields } from '../../domain/profile.ts';
import { type CustomerRequest, noOffers, type Offers } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { printable } from '../../domain/typed-text.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, type Outcome, orCurrent, ownedRequest } from '../click.ts';
import { clickBudget } from '../click-budget.ts';
import type { FlowContext } from '../flow-context.ts';
import { checkAddress } from './check-address.ts';
import { checkDomain } from './check-domain.ts';
import { checkReseller } from './check-reseller.ts';
import { findOtherRequests, tellingOf } from './other-requests.ts';

/** A step's inputs as they came: text by field name. What is not a field of the step is passed over. */
export type Inputs = Readonly<Record<string, string | undefined>>;

/**
 * Takes a step's inputs and goes to the next step that needs the rep. When something is wrong it stays: every value is
 * kept as typed and every problem is said at once. On a card of an older version it changes nothing.
 */
export async function saveStep(context: FlowContext, click: Click, step: Step, inputs: Inputs): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  if (!isEditable(request) || request.version !== click.version || request.step !== step) {
    return { kind: 'request', request };
  }
  return orCurrent(context, request.id, async () => {
    const change = await checkedStep(
      context,
      request,
      step,
      takeInputs(request.profile, step, inputs, context.settings.domainSuffix),
    );
    return changeRequest(context, request, { state: 'draft', ...change }, { actor: click.actor });
  });
}

export function isEditable(request: CustomerRequest): boolean {
  return transition(request.state, 'edit', 'owner').allowed;
}

/** What the database cannot store (NUL, half a surrogate pair) is left out at the door. */
function clean(input: string | undefined): string | undefined {
  return input === undefined ? undefined : printable(input).trim();
}

/** These are not emptied by clearing an input: there is always one. */
const neverCleared: ReadonlySet<ProfileField> = new Set(['country', 'enableGDAPByDefault']);

/**
 * The profile with a step's inputs laid over it. Adaptive Cards clients leave an empty input out, also one that was
 * filled and then cleared (adaptivecards 3, `Input.isSet`): where a step's inputs came, one that did not is empty. So a
 * card must never hide an input that has a value: a client may leave that out, too.
 */
export function takeInputs(profile: Profile, step: Step, inputs: Inputs, domainSuffix: string): Profile {
  const taken = new Map(Object.entries(profile));
  const came = stepFields[step].some((field) => inputs[field] !== undefined);
  for (const field of stepFields[step]) {
    const typed = clean(inputs[field]) ?? (came && !neverCleared.has(field) ? '' : undefined);
    if (typed === undefined) continue;
    if (typed === '') taken.delete(field);
    else if (field === 'country') taken.set(field, resolveCountry(typed) ?? typed);
    else if (field === 'domain') taken.set(field, domainPrefix(typed, domainSuffix));
    else taken.set(field, typed);
  }
  return Object.fromEntries(taken);
}

export type StepChange = Pick<CustomerRequest, 'step' | 'profile' | 'derived' | 'problems' | 'offers'>;

/** Checks a step's fields, by our own rules and by Partner Center's answers, and says where the wizard stands then. */
export async function checkedStep(
  context: FlowContext,
  request: CustomerRequest,
  step: Step,
  typed: Profile,
): Promise<StepChange> {
  const requirements = await requirementsOf(context, request, typed);
  const derivation = deriveProfile(typed, request.derived, requirements);
  const checkContext = checkContextOf(context, requirements);
  const checked = checkStep(step, derivation.profile, checkContext);
  const outside = await askOutside(context, request, step, checked.profile, checked.problems);
  const problems = [...checked.problems, ...outside.problems];
  const change = { profile: checked.profile, derived: derivation.derived, problems, offers: outside.offers };
  if (outside.stays || problems.some(isError)) return { ...change, step };
  return { ...change, step: nextStep(step, checked.profile, outside.offers, checkContext) };
}

/** Only a step that is right so far is worth a question to Partner Center. */
async function askOutside(
  context: FlowContext,
  request: CustomerRequest,
  step: Step,
  profile: Profile,
  problems: readonly Problem[],
): Promise<{ readonly problems: readonly Problem[]; readonly offers: Offers; readonly stays: boolean }> {
  if (step === 'company') {
    const domainIsRight = !problems.some((problem) => problem.field === 'domain' && isError(problem));
    const [domain, reseller, others] = await Promise.all([
      domainIsRight ? checkDomain(context, request, profile) : { problems: [], offers: [] },
      checkReseller(context, request.locale, profile),
      findOtherRequests(context, { ...request, profile }),
    ]);
    const toldOfOthers = tellingOf(others);
    const isNews = toldOfOthers.some((telling) => !request.offers.toldOfOthers?.includes(telling));
    const offers = { ...request.offers, domains: domain.offers, toldOfOthers };
    return { problems: [...domain.problems, ...reseller], offers, stays: isNews };
  }
  if (step === 'address' && !problems.some(isError)) return checkAddress(context, request, profile);
  return { problems: [], offers: noOffers, stays: false };
}

/** After the company comes the address, unless that is complete and settled: then the rep came back to mend one thing. */
function nextStep(step: Step, profile: Profile, offers: Offers, checkContext: CheckContext): Step {
  if (step !== 'company') return 'review';
  const isComplete = !checkStep('address', profile, checkContext).problems.some(isError);
  return isComplete && offers.settledAddress === addressKey(profile) ? 'review' : 'address';
}

export function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

export async function requirementsOf(
  context: FlowContext,
  request: Pick<CustomerRequest, 'locale'>,
  profile: Profile,
): Promise<CountryRequirements | undefined> {
  const country = profile.country ? resolveCountry(profile.country) : undefined;
  return country ? context.lists.requirements(country, request.locale, clickBudget.listMs) : undefined;
}

export function checkContextOf(context: FlowContext, requirements: CountryRequirements | undefined): CheckContext {
  const { domainSuffix, ownDomains, indirect } = context.settings;
  return { requirements, domainSuffix, ownDomains, indirect };
}
