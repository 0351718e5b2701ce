import type { Response } from 'restify';

interface Kind {
  readonly status: number;
  readonly message: string;
  readonly remedy: string;
}

/** Everything that the approval routes answer but the request itself. The codes are for programs, the words for people. */
export const problems = {
  'token.missing': {
    status: 401,
    message: 'The call has no access token.',
    remedy: 'Send "Authorization: Bearer" and a token that Entra gave the app for this API (client credentials).',
  },
  'token.invalid': {
    status: 401,
    message: 'The access token is not one for this API.',
    remedy:
      'Ask Entra for a new one with the client credentials of an app in the partner’s tenant, for this API’s audience.',
  },
  'app.roleMissing': {
    status: 403,
    message: 'The app does not have the role that this API asks for.',
    remedy: 'Give the app the application permission and grant admin consent, then ask for a new token.',
  },
  'app.notNamed': {
    status: 403,
    message: 'The app is not among those that may call.',
    remedy: 'Put the object id of its enterprise application into APPROVAL_API_APPS.',
  },
  'app.notApprover': {
    status: 403,
    message: 'The app is not an approver of this request.',
    remedy: 'Name its object id among the approvers of the rule that applies.',
  },
  'request.notFound': {
    status: 404,
    message: 'There is no such request.',
    remedy: 'Use the id of a request as a webhook or a card gives it.',
  },
  'body.malformed': {
    status: 400,
    message: 'The body is not a decision.',
    remedy: 'Send {decision, reason, profileHash, version} as JSON, as docs/openapi.json describes it.',
  },
  'reason.missing': {
    status: 400,
    message: 'A decision to reject or to return needs a reason.',
    remedy: 'Say why in "reason": the request’s owner reads it.',
  },
  'request.changed': {
    status: 409,
    message: 'The request is not what the decision is about any more.',
    remedy: 'Read the request again and decide on what it holds now.',
  },
  'request.decided': {
    status: 409,
    message: 'The request has been decided already.',
    remedy: 'Nothing is left to do; "decision" says by whom and when.',
  },
  'request.voted': {
    status: 409,
    message: 'The app has approved this request already, and has one vote.',
    remedy: 'Nothing is left to do; another approver can still reject or return it.',
  },
  'request.notAsked': {
    status: 409,
    message: 'The app is not asked now.',
    remedy: 'Nothing is left to do unless the request escalates to the app.',
  },
  'body.tooLarge': { status: 413, message: 'The body is larger than 16 KB.', remedy: 'Send the decision alone.' },
  'body.notJson': {
    status: 415,
    message: 'The body is not plain JSON.',
    remedy: 'Send application/json, uncompressed.',
  },
  'calls.tooMany': { status: 429, message: 'There were too many calls.', remedy: 'Wait for a minute.' },
  'token.keysUnavailable': {
    status: 503,
    message: 'Entra’s keys cannot be read now, so the token could not be checked.',
    remedy: 'Try again in half a minute.',
  },
  unknown: { status: 500, message: 'An unexpected error.', remedy: 'Try again; the log of the bot has more.' },
} as const satisfies Readonly<Record<string, Kind>>;

export type ProblemCode = keyof typeof problems;

const retryAfterSeconds: Readonly<Partial<Record<ProblemCode, number>>> = {
  'calls.tooMany': 60,
  'token.keysUnavailable': 30,
};

/** Answers with the problem. Source: RFC 9457; the members beside `status` are this API's own. */
export function sendProblem(response: Response, code: ProblemCode, more: object = {}): void {
  const { status, message, remedy } = problems[code];
  response.setHeader('content-type', 'application/problem+json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  // Source: RFC 6750, section 3.
  if (status === 401) {
    response.setHeader('www-authenticate', code === 'token.missing' ? 'Bearer' : 'Bearer error="invalid_token"');
  }
  const seconds = retryAfterSeconds[code];
  if (seconds !== undefined) response.setHeader('retry-after', String(seconds));
  response.sendRaw(status, JSON.stringify({ status, code, message, remedy, ...more }));
}
