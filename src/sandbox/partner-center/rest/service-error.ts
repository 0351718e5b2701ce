import { unauthorizedHeaders } from '../faults/error-shapes.ts';
import type { Reply } from '../http/reply.ts';

/** A refusal of Partner Center's. Codes: Partner Center REST, "Partner Center REST error codes", where not said otherwise. */
export class ServiceError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    readonly description: string,
    readonly data: readonly string[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(description);
  }

  /** The documented shape; `code` is a JSON number there, as in every recorded answer. */
  reply(): Reply {
    const { code, description, data } = this;
    return { status: this.status, headers: this.headers, body: { code, description, data, source: 'PartnerFD' } };
  }
}

/** 3000: a property that is missing, unknown or of the wrong type. `path` as in the body: `BillingProfile.Email`. */
export function invalidProperty(path: string, details: string): ServiceError {
  return new ServiceError(400, 3000, `Invalid property: ${path}. ${details}`, [
    `property_name: ${path}`,
    `details: ${details}`,
  ]);
}

/** 27002, the shape recorded for `POST /v1/customers` with a bad state: `data` names the property as `StateInvalid`. */
export function invalidData(property: string, details: string): ServiceError {
  const data = [`property_name: ${property}Invalid - Details`, `details: ${details}`];
  return new ServiceError(400, 27002, 'A property has invalid data.', data);
}

export function invalidInput(details: string): ServiceError {
  return new ServiceError(400, 800002, 'Invalid request input', [details]);
}

export function notFound(what: string): ServiceError {
  return new ServiceError(404, 1000, `Not found: ${what}`);
}

/** 401 with the documented WWW-Authenticate. */
export function unauthorized(code: number, description: string): ServiceError {
  return new ServiceError(401, code, description, [], unauthorizedHeaders);
}

export function noAppOnly(): ServiceError {
  return new ServiceError(403, 900329, 'This resource does not support application-only authentication.');
}

/** Runs the work; a ServiceError that it throws becomes its reply. */
export function refusalAsReply(work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    if (error instanceof ServiceError) return error.reply();
    throw error;
  }
}
