import { z } from 'zod';
import { header, type ReceivedCall } from '../http/received-call.ts';
import type { Reply } from '../http/reply.ts';
import { type RouteMatch, routeTable } from '../http/route-table.ts';
import { readDecision } from '../vetting-office.ts';
import { clearWorld, type World } from '../world.ts';
import { arm } from './arm.ts';
import { assetReply, pageReply } from './page-reply.ts';

type ControlRoute = (call: ReceivedCall, world: World, params: Readonly<Record<string, string>>) => Reply;

/** For people and tests; Partner Center has nothing of the kind. */
const controlRoutes: Readonly<Record<string, ControlRoute>> = {
  'GET /': (_call, world) => pageReply(world),
  'GET /control/page.css': () => assetReply('page.css', 'text/css'),
  'GET /control/page.js': () => assetReply('page.js', 'text/javascript'),
  'GET /control/posts': (_call, world) => ({ status: 200, body: world.calls.posts() }),
  'GET /control/customers': (_call, world) => ({ status: 200, body: world.customers.all() }),
  'PUT /control/customers/{id}/validationStatus': decideVetting,
  'GET /control/faults': (_call, world) => ({ status: 200, body: world.faults.list() }),
  'POST /control/faults': armFault,
  'DELETE /control/faults': (_call, world) => {
    world.faults.clear();
    return { status: 204 };
  },
  'DELETE /control/customers': (_call, world) => {
    clearWorld(world);
    return { status: 204 };
  },
};

export const findControlRoute = routeTable(controlRoutes);

export function answerControl(call: ReceivedCall, route: RouteMatch<ControlRoute>, world: World): Reply {
  return route.target(call, world, route.params);
}

function armFault(call: ReceivedCall, world: World): Reply {
  return takeJson(call, (body) => ({ status: 201, body: arm(body, world) }));
}

function decideVetting(call: ReceivedCall, world: World, { id = '' }: Readonly<Record<string, string>>): Reply {
  const customer = world.customers.find(id);
  if (!customer) return { status: 404, body: { message: 'There is no such customer.' } };
  return takeJson(call, (body) => {
    world.vetting.decide(customer.id, readDecision(body));
    return { status: 204 };
  });
}

/** JSON alone is taken: another site's page cannot send it without asking the browser first. */
function takeJson(call: ReceivedCall, take: (body: unknown) => Reply): Reply {
  if (!header(call, 'content-type').startsWith('application/json')) {
    return { status: 415, body: { message: 'The body must be application/json.' } };
  }
  try {
    return take(JSON.parse(call.text));
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return { status: 400, body: { message } };
  }
}
