import { type Fault, readFaultHeader } from '../faults/fault.ts';
import { faultyOutcome } from '../faults/faulty-outcome.ts';
import { header, type ReceivedCall } from '../http/received-call.ts';
import type { Outcome, Reply } from '../http/reply.ts';
import type { RouteMatch } from '../http/route-table.ts';
import { guid } from '../random.ts';
import type { World } from '../world.ts';
import { admit, type Endpoint } from './partner-call.ts';
import { recordPost } from './record-post.ts';
import { refusalAsReply } from './service-error.ts';

/** Answers a call of the REST API, under the fault that is armed for it, if any. */
export async function serveRest(call: ReceivedCall, route: RouteMatch<Endpoint>, world: World): Promise<Outcome> {
  const at = world.options.clock.now();
  if (route.name === 'POST /v1/customers') recordPost(call, at, world);
  const commanded = header(call, 'x-sandbox-fault');
  let fault: Fault | undefined;
  try {
    fault = commanded === '' ? world.faults.take(route.name) : readFaultHeader(commanded);
  } catch {
    return { status: 400, body: { message: `x-sandbox-fault: ${commanded} is no fault.` } };
  }
  const answer = () => answerCall(call, route, world);
  const outcome = fault ? await faultyOutcome(fault, answer) : answer();
  world.calls.addCall({
    at,
    call: `${call.method} ${call.url.pathname}`,
    ended: typeof outcome === 'string' ? outcome : String(outcome.status),
    requestId: header(call, 'ms-requestid'),
    fault: fault?.kind ?? '',
  });
  return outcome;
}

function answerCall(call: ReceivedCall, route: RouteMatch<Endpoint>, world: World): Reply {
  const reply = refusalAsReply(() => route.target(admit(call, route.params, world), world));
  return { ...reply, headers: { ...serviceHeaders(call, world), ...reply.headers } };
}

/** Source: Partner Center REST, "Partner Center REST headers", response headers. */
function serviceHeaders(call: ReceivedCall, world: World): Record<string, string> {
  const { random } = world.options;
  return {
    'MS-CorrelationId': header(call, 'ms-correlationid') || guid(random),
    'MS-RequestId': header(call, 'ms-requestid') || guid(random),
    'MS-CV': `${Buffer.from(random(12)).toString('base64')}.0`,
    'MS-ServerId': 'SANDBOX000001',
  };
}
