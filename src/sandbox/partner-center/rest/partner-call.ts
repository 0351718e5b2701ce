import { header, type ReceivedCall } from '../http/received-call.ts';
import type { Reply } from '../http/reply.ts';
import { isGuid } from '../random.ts';
import type { AccessToken } from '../token-service/token-ledger.ts';
import type { World } from '../world.ts';
import { invalidInput, invalidProperty, noAppOnly, ServiceError, unauthorized } from './service-error.ts';

/** A call that got past the door: a good token, both ids, and JSON if it has a body. */
export interface PartnerCall extends ReceivedCall {
  readonly params: Readonly<Record<string, string>>;
  readonly token: AccessToken;
  readonly requestId: string;
  readonly correlationId: string;
  readonly body: unknown;
}

/** Answers a call. @throws ServiceError */
export type Endpoint = (call: PartnerCall, world: World) => Reply;

/** Lets a call in. @throws ServiceError */
export function admit(call: ReceivedCall, params: PartnerCall['params'], world: World): PartnerCall {
  const token = checkToken(header(call, 'authorization'), world);
  const requestId = checkGuid(call, 'MS-RequestId');
  const correlationId = checkGuid(call, 'MS-CorrelationId');
  return { ...call, params, token, requestId, correlationId, body: readJson(call) };
}

/** @throws ServiceError when the caller has no user behind it */
export function requireUser(call: PartnerCall): void {
  if (call.token.kind === 'app') throw noAppOnly();
}

function checkToken(authorization: string, world: World): AccessToken {
  const text = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (!text) throw unauthorized(800001, 'Partner Token missing in request context');
  const token = world.tokens.findAccessToken(text);
  if (!token) throw unauthorized(400, 'Access denied');
  return token;
}

/** Both ids are required by "Partner Center REST headers"; the real service is known to make up an absent MS-RequestId. */
function checkGuid(call: ReceivedCall, name: string): string {
  const value = header(call, name);
  if (!isGuid(value)) throw invalidInput(`The header ${name} must be a GUID.`);
  return value.toLowerCase();
}

function readJson(call: ReceivedCall): unknown {
  if (call.method !== 'POST' && call.method !== 'PATCH') return undefined;
  if (!/^application\/json\b/i.test(header(call, 'content-type'))) {
    throw new ServiceError(415, 800002, 'The body must be application/json.');
  }
  try {
    return JSON.parse(call.text);
  } catch {
    throw invalidProperty('body', 'It is not JSON.');
  }
}
