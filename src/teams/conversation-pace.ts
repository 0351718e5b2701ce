import { AppError } from '../errors.ts';
import type { Clock } from '../flows/ports/ports.ts';

interface Window {
  readonly ms: number;
  readonly messages: number;
}

/**
 * What Teams takes of one bot in one conversation. Source: Microsoft Teams, "Optimize your bot with rate limiting in
 * Teams" (per bot per thread, send to conversation), read 2026-11-21.
 */
const windows: readonly Window[] = [
  { ms: 1_000, messages: 7 },
  { ms: 2_000, messages: 8 },
  { ms: 30_000, messages: 60 },
  { ms: 3_600_000, messages: 1_800 },
];
const longestWindowMs = Math.max(...windows.map(({ ms }) => ms));
const longestWaitMs = 2_000;
/** More conversations than are written to within a window as a rule: then those at rest are forgotten. */
const manyConversations = 5_000;

/** Keeps the messages that this process sends by itself within the pace that Teams takes. */
export interface ConversationPace {
  /**
   * Resolves when the next message may be sent to the conversation, within two seconds.
   * @throws AppError `connector.throttled` with the time to wait when that is longer
   */
  turn(conversationId: string): Promise<void>;
}

export function createConversationPace(clock: Clock, wait: (ms: number) => Promise<void>): ConversationPace {
  /** When the messages of each conversation leave, oldest first. */
  const departures = new Map<string, number[]>();

  function forgetThoseAtRest(now: number): void {
    for (const [id, times] of departures) {
      if ((times.at(-1) ?? 0) < now - longestWindowMs) departures.delete(id);
    }
  }

  return {
    async turn(conversationId) {
      const now = clock.now().getTime();
      if (departures.size > manyConversations) forgetThoseAtRest(now);
      const times = (departures.get(conversationId) ?? []).filter((time) => time > now - longestWindowMs);
      const leavesAt = nextDeparture(times, now);
      if (leavesAt - now > longestWaitMs) throw throttled(leavesAt - now);
      departures.set(conversationId, [...times, leavesAt]);
      if (leavesAt > now) await wait(leavesAt - now);
    },
  };
}

/** The first moment from `now` on at which no window would hold more messages than it may. */
function nextDeparture(times: readonly number[], now: number): number {
  const free = windows.map(({ ms, messages }) => (times.at(-messages) ?? Number.NEGATIVE_INFINITY) + ms);
  return Math.max(now, times.at(-1) ?? now, ...free);
}

function throttled(retryAfterMs: number): AppError {
  const message = 'The conversation has had as many messages as Teams takes for now.';
  return new AppError('connector.throttled', message, 'It is sent later by itself.', { retry: 'safe', retryAfterMs });
}
