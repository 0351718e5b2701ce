import { type DestinationStream, pino } from 'pino';
import { AppError } from './errors.ts';
import type { Log, LogFacts } from './flows/ports/ports.ts';

/** What may appear in a log line. Personal data has no name here, so it cannot be logged by accident. */
const allowedFacts = new Set([
  'requestId',
  'state',
  'customerId',
  'verb',
  'code',
  'status',
  'endpoint',
  'correlationId',
  'msRequestId',
  'conversationType',
  'activityType',
  'job',
  'attempt',
  'durationMs',
  'retryAfterMs',
  'retry',
  'reason',
  'event',
  'database',
  'host',
  'port',
  'signal',
  'version',
  'refusedTenant',
  'approver',
  'tenant',
  'channel',
]);

/** JSON lines with static messages: an event's name and facts from the allow-list. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const logger = destination ? pino({ level, base: null }, destination) : pino({ level, base: null });
  return {
    debug: (event, facts) => logger.debug(allowed(facts), event),
    info: (event, facts) => logger.info(allowed(facts), event),
    warn: (event, facts) => logger.warn(allowed(facts), event),
    error: (event, facts, error) => logger.error({ ...allowed(facts), ...describe(error) }, event),
  };
}

function allowed(facts: LogFacts = {}): LogFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => allowedFacts.has(name)));
}

/** An error without its message unless the message is ours: a library's may quote what people typed. */
function describe(error: unknown): Record<string, unknown> {
  if (error === undefined) return {};
  if (error instanceof AppError) {
    const { code, message, remedy, refusal } = error;
    return {
      error: { code, message, remedy, status: refusal?.status, partnerCenterCode: refusal?.code },
      correlationId: refusal?.correlationId,
      ...(error.cause === undefined ? {} : { cause: outline(error.cause) }),
    };
  }
  return { error: outline(error) };
}

function outline(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: error.name, code, stack: frames.map((line) => line.trim()).slice(0, 12) };
}
