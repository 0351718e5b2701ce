import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Person } from '../domain/person.ts';
import { tidy } from '../domain/typed-text.ts';
import type { AppDecision, AppOutcome } from '../flows/approval/decide-as-app.ts';
import type { Clock, Log } from '../flows/ports/ports.ts';
import type { Admission, AppTokens } from './app-tokens.ts';
import { keysRestMs } from './openid-keys.ts';
import { type ProblemCode, sendProblem } from './problem.ts';
import { readBody, type Unread } from './read-body.ts';
import { conflictJson, requestJson, type Say } from './request-json.ts';
import { createTryLimit, type TryLimit } from './try-limit.ts';

/** Approval flows of the partner's own, by HTTP. */
export interface ApprovalApiDoor {
  readonly tokens: AppTokens;
  view(app: Person, requestId: string): Promise<AppOutcome>;
  decide(decision: AppDecision): Promise<AppOutcome>;
  readonly say: Say;
}

const maxBodyBytes = 16 * 1024;
/** As much as an approver's card takes. */
const longestReason = 1_000;
const refusals = { tries: 60, perMs: 60_000 };
const calls = { tries: 300, perMs: 60_000 };

/** As ids are made here: nothing else gets to the database, which takes no NUL. */
const path = z.object({ id: z.string().regex(/^[\w-]{1,100}$/) });
const decisionBody = z.strictObject({
  decision: z.enum(['approve', 'reject', 'return']),
  reason: z.string().max(longestReason).nullish(),
  profileHash: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.int().positive(),
});

const refusedAs = {
  tokenMissing: 'token.missing',
  tokenInvalid: 'token.invalid',
  roleMissing: 'app.roleMissing',
  appNotNamed: 'app.notNamed',
  keysUnavailable: 'token.keysUnavailable',
  notFound: 'request.notFound',
  notApprover: 'app.notApprover',
  reasonMissing: 'reason.missing',
} as const satisfies Readonly<Record<string, ProblemCode>>;

const unreadAs = {
  tooLarge: 'body.tooLarge',
  encoded: 'body.notJson',
  aborted: 'body.malformed',
} as const satisfies Readonly<Record<Unread, ProblemCode>>;

/**
 * `GET /api/requests/{id}` and `POST /api/requests/{id}/decision`, for apps with a token of the partner's tenant. Who has
 * none is told so, and after too many of them that there were too many; who has one is let in all the same.
 */
export function addApiRoutes(
  server: Server,
  { tokens, view, decide, say }: ApprovalApiDoor,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): void {
  const strangers = createTryLimit(refusals, clock);
  const outages = createTryLimit({ tries: 1, perMs: keysRestMs }, clock);
  const limits = new Map<string, TryLimit>();

  async function admitted(request: Request, response: Response): Promise<Person | undefined> {
    const admission = await tokens.admit(request.headers.authorization ?? '');
    if ('refused' in admission) return turnAway(response, admission);
    const { objectId } = admission.app;
    const limit = limits.get(objectId) ?? createTryLimit(calls, clock);
    limits.set(objectId, limit);
    if (limit.take()) return admission.app;
    refuse(response, 'calls.tooMany');
    return undefined;
  }

  function turnAway(response: Response, admission: Exclude<Admission, { app: Person }>): undefined {
    const { refused } = admission;
    if (refused === 'keysUnavailable') {
      if (outages.take()) log.error('The keys of app tokens cannot be read', {}, admission.cause);
    } else if (!strangers.take()) return refuse(response, 'calls.tooMany');
    else log.warn('The approval routes were not used as meant', { reason: refused });
    return refuse(response, refusedAs[refused]);
  }

  server.get('/api/requests/:id', async (request: Request, response: Response) => {
    await guarded(response, async () => {
      const app = await admitted(request, response);
      if (!app) return;
      const named = path.safeParse(request.params);
      if (!named.success) return sendProblem(response, 'request.notFound');
      answer(response, await view(app, named.data.id), say, clock.now());
    });
  });

  server.post('/api/requests/:id/decision', async (request: Request, response: Response) => {
    await guarded(response, async () => {
      const app = await admitted(request, response);
      if (!app) return;
      const named = path.safeParse(request.params);
      if (!named.success) return refuse(response, 'request.notFound');
      if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return refuse(response, 'body.notJson');
      const read = await readBody(request, maxBodyBytes);
      if ('unread' in read) return refuse(response, unreadAs[read.unread]);
      const body = decisionBody.safeParse(parseJson(read.text));
      if (!body.success) return sendProblem(response, 'body.malformed', { fields: fieldsOf(body.error) });
      const { decision: verdict, profileHash, version } = body.data;
      const reason = tidy(body.data.reason ?? '');
      if (verdict !== 'approve' && reason === '') return sendProblem(response, 'reason.missing');
      const { id: requestId } = named.data;
      answer(
        response,
        await decide({ actor: app, requestId, version, profileHash, verdict, reason }),
        say,
        clock.now(),
      );
    });
  });

  async function guarded(response: Response, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error('A call of the approval routes failed', {}, error);
      refuse(response, 'unknown');
    }
  }
}

function answer(response: Response, outcome: AppOutcome, say: Say, now: Date): void {
  switch (outcome.kind) {
    case 'refused':
      sendProblem(response, refusedAs[outcome.why]);
      break;
    case 'conflict':
      sendProblem(response, `request.${outcome.why}`, conflictJson(outcome.request));
      break;
    case 'request':
      response.setHeader('cache-control', 'no-store');
      response.send(200, requestJson(outcome.request, outcome.seat, say, now));
  }
}

/** What is left of the body is not read: the connection ends with the answer. */
function refuse(response: Response, code: ProblemCode): undefined {
  response.setHeader('connection', 'close');
  sendProblem(response, code);
}

function fieldsOf({ issues }: z.ZodError): readonly string[] {
  return [...new Set(issues.map((issue) => issue.path.join('.')))].filter((name) => name !== '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
