import { type AppError, asAppError, type Retry } from '../errors.ts';
import type { CallOptions, Clock, Ids } from '../flows/ports/ports.ts';
import { answerError } from './answer-error.ts';
import { type Answer, exchange } from './exchange.ts';
import { type CallKind, shouldRetry } from './should-retry.ts';
import type { SignIn } from './sign-in.ts';
import { letsIn, refusesSignIn } from './sign-in-refusal.ts';
import { startTimeLimit } from './time-limit.ts';

export interface SendOptions {
  readonly cloud: { readonly endpoint: string };
  readonly signIn: SignIn;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'guid'>;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly applicationName: string;
  readonly version: string;
  /** What ends the calls of a process that stops, by kind; absent where nothing does. */
  readonly stopping?: Readonly<Record<CallKind, AbortSignal>>;
}

export interface Call {
  readonly kind: CallKind;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH';
  /** Path template under which errors and the table of refusals know the call: `/v1/domains/{domain}`. */
  readonly template: string;
  /** The path itself, with the query. The template when absent. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** MS-RequestId; a new one when absent. */
  readonly msRequestId?: string;
  /** Statuses beside 2xx that are answers and not errors. */
  readonly answers?: readonly number[];
  readonly maxBytes?: number;
  readonly options: CallOptions;
}

/** @throws AppError `partnerCenter.*` or `signIn.*` */
export type Send = (call: Call) => Promise<Answer>;

const timeLimitsMs: Readonly<Record<CallKind, number>> = { read: 10_000, create: 60_000, write: 30_000 };
const maxBytes = 1_048_576;

/** The retry class of an end that leaves open what happened: all but a create may simply be done again. */
export function inFlightRetry(kind: CallKind): Retry {
  return kind === 'create' ? 'ambiguous' : 'safe';
}

export function endpointOf({ method, template }: Pick<Call, 'method' | 'template'>): string {
  return `${method} ${template}`;
}

/** The one way out to Partner Center: signs in, sets the headers, keeps the time limit, repeats reads, names errors. */
export function createSend(options: SendOptions): Send {
  const { clock, signIn, wait, random } = options;

  /** A 401 means that nothing happened, so even a create goes again, once, with a new token. */
  async function attempt(call: Call, msRequestId: string, signal: AbortSignal): Promise<Answer> {
    const token = await signIn.token(signal);
    const answer = await exchangeWith(token);
    if (answer.status !== 401) return judge(call, answer, token);
    signIn.renew(token);
    const renewed = await signIn.token(signal);
    return judge(call, await exchangeWith(renewed), renewed);

    function exchangeWith(accessToken: string): Promise<Answer> {
      return exchange(options.fetch, {
        endpoint: endpointOf(call),
        method: call.method,
        url: `${options.cloud.endpoint}${call.path ?? call.template}`,
        headers: headersOf(call, msRequestId, accessToken, options),
        body: call.body && JSON.stringify(call.body),
        maxBytes: call.maxBytes ?? maxBytes,
        inFlight: inFlightRetry(call.kind),
        signal,
      });
    }
  }

  /** What the answer says of the call, after what it says of the token. */
  function judge(call: Call, answer: Answer, token: string): Answer {
    const error = isExpected(call, answer) ? undefined : errorOf(call, answer);
    if (error?.refusal && refusesSignIn(error.refusal)) throw signIn.refuse(token, error);
    if (letsIn(answer.status)) signIn.accept(token);
    if (error) throw error;
    return answer;
  }

  function errorOf(call: Call, answer: Answer): AppError {
    const { correlationId } = call.options;
    const inFlight = inFlightRetry(call.kind);
    return answerError(answer, { endpoint: endpointOf(call), correlationId, inFlight, now: clock.now() });
  }

  return async function send(call) {
    const { kind } = call;
    const limitMs = call.options.timeoutMs ?? timeLimitsMs[kind];
    const deadline = clock.now().getTime() + limitMs;
    const msRequestId = call.msRequestId ?? options.ids.guid();
    using limit = startTimeLimit(limitMs, call.options.signal ?? options.stopping?.[kind]);
    for (let count = 1; ; count += 1) {
      try {
        return await attempt(call, msRequestId, limit.signal);
      } catch (thrown) {
        const error = asAppError(thrown);
        const timeLeftMs = limit.signal.aborted ? 0 : deadline - clock.now().getTime();
        const decision = shouldRetry({ kind, attempt: count, error, timeLeftMs, random: random() });
        if (!decision.retry) throw error;
        await waitOr(error, wait(decision.afterMs, limit.signal));
      }
    }
  };
}

function isExpected({ answers }: Call, { status }: Answer): boolean {
  return (status >= 200 && status < 300) || (answers?.includes(status) ?? false);
}

/** A wait that is cut short leaves the failure before it as the call's end. */
async function waitOr(error: AppError, waiting: Promise<void>): Promise<void> {
  try {
    await waiting;
  } catch {
    throw error;
  }
}

/** MS-Contract-Version stays out: the version is in the path, and neither a documented sample nor an SDK sends it. */
function headersOf(call: Call, msRequestId: string, accessToken: string, options: SendOptions): Record<string, string> {
  const { correlationId, locale } = call.options;
  return {
    Authorization: `Bearer ${accessToken}`,
    Accept: 'application/json',
    'MS-RequestId': msRequestId,
    'MS-CorrelationId': correlationId,
    'X-Locale': isLanguageTag(locale) ? locale : 'en-US',
    'MS-PartnerCenter-Application': options.applicationName,
    'User-Agent': `${options.applicationName}/${options.version}`,
    ...(call.body ? { 'Content-Type': 'application/json' } : {}),
    ...call.headers,
  };
}

/** The locale comes from a chat client; anything else than a tag does not belong into a header. */
function isLanguageTag(locale: string): boolean {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale);
}
