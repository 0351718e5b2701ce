import { AppError, asAppError } from '../errors.ts';
import { changeRequest } from './change-request.ts';
import type { FlowContext } from './flow-context.ts';

/** Destroys the passwords whose time is over: never fetched, or first shown long enough ago. Their cards say so. */
export async function destroyExpiredCredentials(context: FlowContext): Promise<void> {
  const { store, clock, settings } = context;
  const now = clock.now().getTime();
  const expired = await store.expiredCredentials({
    createdBefore: new Date(now - settings.credentialTtlMs),
    claimedBefore: new Date(now - settings.credentialRevealMs),
  });
  for (const requestId of expired) {
    await destroyOne(context, requestId).catch((error: unknown) => {
      // The owner may have been faster; the next round looks again, and the others do not wait for this one.
      if (asAppError(error).code !== 'request.changed')
        context.log.error('A password could not be destroyed', { requestId }, error);
    });
  }
}

async function destroyOne(context: FlowContext, requestId: string): Promise<void> {
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
        if (await tx.destroyCredential(requestId, context.clock.now())) return;
        throw new AppError('request.changed', 'The password is destroyed already.', 'Nothing is to be done.');
      },
    },
  );
}
