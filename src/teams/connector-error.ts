import { AppError } from '../errors.ts';

interface RestError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly response?: { readonly headers?: { get(name: string): string | null | undefined } };
}

/** Node's codes of a connection that was never made: its name was not found, or nobody listens there. */
const noConnection: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * What the connector's refusal means for a message of ours.
 * Source: Teams, "Rate limiting for bots" and the status codes listed there.
 */
export function connectorError(error: unknown): AppError {
  const { statusCode, code, response } = (typeof error === 'object' && error !== null ? error : {}) as RestError;
  const cause = { cause: error };
  if (statusCode === 429) {
    const seconds = Number(response?.headers?.get('retry-after') ?? '');
    const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 300) * 1_000 : 2_000;
    return new AppError('connector.throttled', 'Teams asks to wait.', 'It is sent later by itself.', {
      retry: 'safe',
      retryAfterMs,
      ...cause,
    });
  }
  if (statusCode === 404) {
    return new AppError(
      'connector.messageGone',
      'The message is gone.',
      'A new one is sent where it is needed.',
      cause,
    );
  }
  if (statusCode === 403) {
    return new AppError(
      'connector.conversationGone',
      'The bot may not write there.',
      'Install the app in that chat again.',
      cause,
    );
  }
  const passes = statusCode === 401 || statusCode === 408 || statusCode === 412;
  if (statusCode === 501 || (statusCode !== undefined && statusCode >= 400 && statusCode < 500 && !passes)) {
    return new AppError('connector.refused', `Teams refused a message (HTTP ${statusCode}).`, 'See the log.', cause);
  }
  // Refused before anything was done: the token (401), or a conversation that is busy (412).
  const didNotHappen = statusCode === 401 || statusCode === 412 || noConnection.includes(code ?? '');
  return new AppError('connector.unavailable', 'Teams did not answer.', 'It is tried again by itself.', {
    retry: didNotHappen ? 'safe' : 'ambiguous',
    ...cause,
  });
}

/** Why the bot could not sign a call to the connector, which therefore never left. */
export function noBotToken(error: unknown): AppError {
  return new AppError('connector.unavailable', 'The bot got no token for Teams.', 'npm run doctor says why.', {
    retry: 'safe',
    cause: error,
  });
}

/** Neither a targeted message nor the person's own chat is open to the bot: nothing was sent, and nothing is for everybody. */
export function noPrivateWay(cause: unknown): AppError {
  return new AppError(
    'connector.noPrivateWay',
    'The person cannot be reached privately.',
    'They have to open a chat with the bot, or install the app for themselves.',
    { retry: 'safe', cause },
  );
}
