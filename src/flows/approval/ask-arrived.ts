import type { Person } from '../../domain/person.ts';
import { asAppError } from '../../errors.ts';
import { changeRequest } from '../change-request.ts';
import type { FlowContext } from '../flow-context.ts';
import { isApprover } from './approver-seat.ts';

/** More than anybody decides on before they are reminded of the rest. */
const mostAtOnce = 100;

/** An approver has a chat with the bot now: what waits for them and could not be sent is sent there. */
export async function askArrived(context: FlowContext, { tenantId, objectId }: Person): Promise<void> {
  const { settings, store } = context;
  if (!isApprover(settings, objectId)) return;
  const id = objectId.toLowerCase();
  for (const request of await store.listAsked(tenantId, id, mostAtOnce)) {
    const { approval } = request;
    if (!approval?.unreached.includes(id)) continue;
    const unreached = approval.unreached.filter((other) => other !== id);
    const effects = { actor: 'system', jobs: [{ name: 'deliver', requestId: request.id }] } as const;
    await changeRequest(context, request, { approval: { ...approval, unreached } }, effects).catch((error: unknown) => {
      // Somebody decided meanwhile: if it still waits, the next reminder tries again.
      if (asAppError(error).code !== 'request.changed') throw error;
    });
  }
}
