import type { ClaimedCredential, Store } from '../../../src/flows/ports/ports.ts';

/** Claims the request's password as it is stored; undefined when there is none. */
export async function claimStored(store: Store, requestId: string, at: Date): Promise<ClaimedCredential | undefined> {
  const credential = await store.findCredential(requestId);
  return credential && store.transaction((tx) => tx.claimCredential(credential, at));
}
