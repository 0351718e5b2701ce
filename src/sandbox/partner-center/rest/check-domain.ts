import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import type { PartnerCall } from './partner-call.ts';

/** `HEAD /v1/domains/{domain}`: 200 taken, 404 free. Source: Partner Center REST, "Verify domain availability". */
export function checkDomain(call: PartnerCall, world: World): Reply {
  return { status: world.customers.isTaken(call.params.domain ?? '') ? 200 : 404 };
}
