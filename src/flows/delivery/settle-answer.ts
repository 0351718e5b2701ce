import type { FlowContext } from '../flow-context.ts';
import type { SentMessage } from '../ports/ports.ts';

/**
 * To be called once the answer to a click has left, with the message whose card it replaced and the version that it shows.
 * Another process may have updated that message while this one was answering, and the client now shows the older card: the
 * message is brought up to date once more. Within one process the lanes keep that from happening.
 */
export async function settleAnswer({ store }: FlowContext, message: SentMessage, version: number): Promise<void> {
  await store.transaction(async (tx) => {
    if (await tx.showsOlder(message, version)) await tx.sendJob({ name: 'deliver', requestId: message.requestId });
  });
}
