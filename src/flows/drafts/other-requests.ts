import type { Step } from '../../domain/profile.ts';
import { type Offers, requestNumber } from '../../domain/request.ts';
import type { FlowContext } from '../flow-context.ts';
import type { OtherRequests, WhoseCustomer } from '../ports/ports.ts';

/** After that a customer is no news, and a second tenant for the company no mistake. */
const newsMs = 365 * 24 * 3_600_000;

/** The other requests of the owner's tenant for the same customer, whoever owns them: the rep learns of them before going on. */
export async function findOtherRequests(
  { store, clock }: Pick<FlowContext, 'clock'> & { readonly store: Pick<FlowContext['store'], 'findOtherRequests'> },
  request: WhoseCustomer,
): Promise<OtherRequests> {
  return store.findOtherRequests(request, new Date(clock.now().getTime() - newsMs));
}

/** What a card with these tells. That a draft was confirmed meanwhile is another thing to tell. */
export function tellingOf(others: OtherRequests): readonly string[] {
  return Object.entries(others).map(
    ([by, other]) => `${by} ${requestNumber(other)} ${other.state === 'draft' ? 'draft' : 'confirmed'}`,
  );
}

/** The offers of a request that comes to this step: the company's card tells of the others at once, and that is noted. */
export async function offersAt(
  step: Step,
  context: FlowContext,
  request: WhoseCustomer,
  offers: Offers,
): Promise<Offers> {
  if (step !== 'company') return offers;
  return { ...offers, toldOfOthers: tellingOf(await findOtherRequests(context, request)) };
}
