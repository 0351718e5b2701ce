import { newPassword } from '../../domain/new-password.ts';
import type { CreatedCustomer, CustomerRequest, Failure } from '../../domain/request.ts';
import { type AppError, asAppError } from '../../errors.ts';
import type { FlowContext } from '../flow-context.ts';
import type { CustomerUser, PendingReset } from '../ports/ports.ts';
import { recordNoResetYet, recordReset, recordResetRefused } from './record-reset.ts';
import { overdue, resetFailure, withoutAdministrator } from './reset-failure.ts';

/** Longer than both calls with their time limits take, so that a lease ends only when its holder is gone. */
const leaseMs = 60_000;
/** After a day nobody waits any more: the owner may have found another way, and the customer may use the account. */
const longestWaitMs = 24 * 60 * 60_000;

/** How an attempt ended; `isUnclear` where Partner Center may have set the password all the same. */
type Ended =
  | { readonly kind: 'set'; readonly password: string; readonly userName: string; readonly correlationId: string }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly isUnclear: boolean }
  | { readonly kind: 'nothingYet'; readonly error: AppError; readonly isUnclear: boolean }
  /** Another process took the reset meanwhile. */
  | { readonly kind: 'lost' };

/**
 * Brings a new password that the owner asked for one attempt further. It is sealed and stored before it is sent, and the
 * same one is sent until there is a definite answer: setting it twice has the effect of once. So this is safe to run again
 * at any time and in several processes, and what the owner is shown in the end is what Partner Center has.
 * @throws AppError when the attempt is to be repeated later
 */
export async function resetPassword(context: FlowContext, requestId: string): Promise<void> {
  const { store, clock } = context;
  const now = clock.now();
  const reset = await store.takePasswordReset(requestId, now, new Date(now.getTime() + leaseMs));
  const request = reset && (await store.findRequest(requestId));
  if (!reset || !request?.customer) return;
  const ended = await attempt(context, request, request.customer, reset);
  if (ended.kind === 'set') return recordReset(context, reset, ended);
  if (ended.kind === 'refused') return recordResetRefused(context, reset, ended);
  if (ended.kind === 'nothingYet') return recordNoResetYet(context, reset, ended);
}

async function attempt(
  context: FlowContext,
  request: CustomerRequest,
  customer: CreatedCustomer,
  reset: PendingReset,
): Promise<Ended> {
  const { partnerCenter, clock, ids } = context;
  const { locale } = request;
  const mayBeSet = reset.sealed !== undefined;
  if (clock.now().getTime() - reset.askedAt.getTime() > longestWaitMs) {
    return { kind: 'refused', failure: overdue, isUnclear: mayBeSet };
  }
  let correlationId = ids.guid();
  let password: string | undefined;
  try {
    const users = await partnerCenter.customerUsers(customer.id, { correlationId, locale });
    const user = administratorAmong(users, customer.adminUserName);
    if (!user) return { kind: 'refused', failure: withoutAdministrator(correlationId), isUnclear: mayBeSet };
    correlationId = ids.guid();
    password = await passwordToSend(context, request, reset);
    if (password === undefined) return { kind: 'lost' };
    await partnerCenter.resetPassword(
      { customerId: customer.id, userId: user.id, password },
      { correlationId, locale },
    );
    return { kind: 'set', password, userName: user.userPrincipalName, correlationId };
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.code !== 'partnerCenter.refused') {
      return { kind: 'nothingYet', error, isUnclear: mayBeSet || password !== undefined };
    }
    return { kind: 'refused', failure: resetFailure(error, correlationId, password), isUnclear: mayBeSet };
  }
}

/** By the exact sign-in name; the only user there is, where a lost answer left us to guess that name. */
function administratorAmong(users: readonly CustomerUser[], userName: string): CustomerUser | undefined {
  const exact = users.find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === userName.toLowerCase());
  return exact ?? (users.length === 1 ? users[0] : undefined);
}

/** The password of the attempt before, as it may be set already; else a new one, stored before anybody hears of it. */
async function passwordToSend(
  { store, sealer, randomInt }: FlowContext,
  request: CustomerRequest,
  reset: PendingReset,
): Promise<string | undefined> {
  const context = pendingContext(request);
  if (reset.sealed && sealer.canOpen(reset.sealed)) return sealer.open(reset.sealed, context);
  const password = newPassword(randomInt);
  return (await store.keepPasswordReset(reset, sealer.seal(password, context))) ? password : undefined;
}

/** Another one than a credential's: put in its place, a pending password does not open. */
export function pendingContext({ id, owner }: CustomerRequest): string {
  return ['pending reset', id, owner.tenantId, owner.objectId].join('|').toLowerCase();
}
