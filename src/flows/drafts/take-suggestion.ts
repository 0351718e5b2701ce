import { addressKey } from '../../domain/address-key.ts';
import type { Profile, Step } from '../../domain/profile.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, type Outcome, orCurrent, ownedRequest } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import { withoutAddress } from './check-address.ts';
import { checkedStep, type Inputs, isEditable, takeInputs } from './save-step.ts';

/** Takes a free domain that was offered for a taken one, together with whatever else was typed, and goes on. */
export async function takeDomain(context: FlowContext, click: Click, index: number, inputs: Inputs): Promise<Outcome> {
  return takeOffer(context, click, 'company', inputs, (request) => {
    const domain = request.offers.domains[index];
    return domain === undefined ? undefined : { domain };
  });
}

/** Takes an address that Partner Center suggested, and goes on. */
export async function takeAddress(context: FlowContext, click: Click, index: number, inputs: Inputs): Promise<Outcome> {
  return takeOffer(context, click, 'address', inputs, (request) => request.offers.addresses[index]);
}

async function takeOffer(
  context: FlowContext,
  click: Click,
  step: Extract<Step, 'company' | 'address'>,
  inputs: Inputs,
  offerOf: (request: CustomerRequest) => Profile | undefined,
): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const offer = offerOf(request);
  if (!offer || !isEditable(request) || request.version !== click.version || request.step !== step) {
    return { kind: 'request', request };
  }
  return orCurrent(context, request.id, async () => {
    const typed = takeInputs(request.profile, step, inputs, context.settings.domainSuffix);
    const taken = { ...(step === 'address' ? withoutAddress(typed) : typed), ...offer };
    // Partner Center's own suggestion needs no second validation.
    const key = addressKey(taken);
    const ofAddress = step === 'address' ? { settledAddress: key, verifiedAddress: key } : { settledAddress: key };
    const known = { ...request, offers: { ...request.offers, ...ofAddress } };
    const change = await checkedStep(context, known, step, taken);
    return changeRequest(context, request, { state: 'draft', ...change }, { actor: click.actor });
  });
}
