import { type Fault, readFault } from '../faults/fault.ts';
import { restRoutes } from '../rest/routes.ts';
import { tokenRoutes } from '../token-service/serve-token.ts';
import type { World } from '../world.ts';

/** The routes that a fault can name. */
export const faultyRoutes: readonly string[] = [...Object.keys(restRoutes), ...Object.keys(tokenRoutes)];

/** Reads and arms a fault. @throws z.ZodError; RangeError for a route that there is not */
export function arm(value: unknown, world: World): Fault {
  const fault = readFault(value);
  if (fault.route !== undefined && !faultyRoutes.includes(fault.route)) {
    throw new RangeError(`There is no route ${fault.route}. Routes: ${faultyRoutes.join(', ')}.`);
  }
  world.faults.arm(fault);
  return fault;
}
