import { AppError, asAppError } from '../../errors.ts';
import { changeRequest } from '../change-request.ts';
import type { FlowContext } from '../flow-context.ts';
import type { CredentialLimits } from '../ports/ports.ts';

/** More are left to the next round: the embedded database runs in this very thread. */
const perRound = 200;

/** Destroys the passwords whose time is over: never fetched, or first shown long enough ago. Their cards say so. */
export async function destroyExpiredCredentials(context: FlowContext): Promise<void> {
  const { store, clock, settings } = context;
  const now = clock.now().getTime();
  const limits = {
    createdBefore: new Date(now - settings.credentialTtlMs),
    claimedBefore: new Date(now - settings.credentialRevealMs),
  };
  for (const requestId of await store.expiredCredentials(limits, perRound)) {
    await destroyOne(context, requestId, limits).catch((error: unknown) => {
      // The owner may have been faster; the next round looks again, and the others do not wait for this one.
      if (asAppError(error).code !== 'request.changed')
        context.log.error('A password could not be destroyed', { requestId }, error);
    });
  }
}

/** Looks at the time once more: a new password may have come in the place of the one that was listed. */
async function destroyOne(context: FlowContext, requestId: string, limits: CredentialLimits): Promise<void> {
  const request = await context.store.findRequest(requestId);
  if (!request) return;
  await changeRequest(
    context,
    request,
    {},
    {
      actor: 'system',
      event: 'credential.expired',
      jobs: [{ name: 'deliver', requestId }],
      also: async (tx) => {
        if (await tx.destroyCredential(requestId, context.clock.now(), limits)) return;
        throw new AppError('request.changed', 'There is no password whose time is over.', 'Nothing is to be done.');
      },
    },
  );
}
