import type { CreatedCustomer, CustomerRequest } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, type Outcome, orCurrent } from '../click.ts';
import type { FlowContext, FlowSettings } from '../flow-context.ts';
import type { Credential } from '../ports/ports.ts';
import { ownedPassword } from './owned-password.ts';

/** Later the customer's own people work with that account: a click on an old card must not lock them out. */
const offeredMs = 30 * 24 * 60 * 60_000;

/**
 * Whether the owner may have a new password set from here: the one there was is not kept and they never said that they
 * have it, and neither the cloud nor the sign-in nor missing rights in the tenant stand in the way as far as we know.
 */
export function offersPasswordReset(
  settings: Pick<FlowSettings, 'cloud' | 'signsInWithUser'>,
  { state, profile, customer }: CustomerRequest,
  credential: Credential | undefined,
  now: Date,
): boolean {
  const { cloud, signsInWithUser } = settings;
  if (!customer || credential?.sealed || !transition(state, 'resetCredential', 'owner').allowed) return false;
  const { reset } = customer;
  if (reset?.state === 'asked' || (reset?.state === 'refused' && !reset.failure.canRetry)) return false;
  // Source: Partner Center REST, "Reset user password for a customer": app+user only, with a GDAP role.
  const hasRights = !cloud.gdap || profile.enableGDAPByDefault === 'true';
  const isFresh = now.getTime() - customer.createdAt.getTime() < offeredMs;
  return cloud.passwordReset && signsInWithUser && hasRights && isFresh;
}

/** The card is from before the latest reset: that one was what it asked for. */
function isAnswered({ reset }: CreatedCustomer, { version }: Click): boolean {
  return version < (reset && 'version' in reset ? reset.version : 0);
}

/** "Set a new password": stores the wish, so that it is carried out once, whatever becomes of this process. */
export async function askPasswordReset(context: FlowContext, click: Click): Promise<Outcome> {
  const owned = await ownedPassword(context, click);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const { customer, id: requestId } = request;
  const now = context.clock.now();
  const credential = await context.store.findCredential(requestId);
  const isOffered = offersPasswordReset(context.settings, request, credential, now);
  if (!customer || !isOffered || isAnswered(customer, click)) return { kind: 'request', request };
  return orCurrent(context, requestId, () =>
    changeRequest(
      context,
      request,
      { customer: { ...customer, reset: { state: 'asked' } } },
      {
        actor: click.actor,
        event: 'credential.resetAsked',
        jobs: [
          { name: 'reset-password', requestId },
          { name: 'deliver', requestId },
        ],
        also: (tx) => tx.insertPasswordReset(requestId, now),
      },
    ),
  );
}
