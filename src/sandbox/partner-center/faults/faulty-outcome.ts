import { setTimeout as sleep } from 'node:timers/promises';
import { bodyText, type Outcome, type Reply } from '../http/reply.ts';
import { errorReply } from './error-shapes.ts';
import type { Fault } from './fault.ts';

/**
 * What a call ends in under a fault. `answer` does the call's work; it is not called when the fault comes before that.
 */
export async function faultyOutcome(fault: Fault, answer: () => Reply): Promise<Outcome> {
  switch (fault.kind) {
    case 'slow':
      await sleep(fault.ms, undefined, { ref: false });
      return answer();
    case 'bom':
      return spoil(answer(), (text) => `\uFEFF${text}`);
    case 'truncated':
      return spoil(answer(), (text) => text.slice(0, Math.ceil(text.length / 2)));
    case 'garbage':
      return spoil(answer(), (text) => JSON.stringify(garbled(text === '' ? {} : JSON.parse(text))));
    case 'commit-then-timeout':
    case 'commit-then-drop':
    case 'commit-then-500':
    case 'commit-then-503':
    case 'commit-then-504':
      answer();
      return insteadOfAnswer(fault, fault.kind.slice('commit-then-'.length));
    default:
      return insteadOfAnswer(fault, fault.kind);
  }
}

function insteadOfAnswer(fault: Fault, kind: string): Outcome {
  if (kind === 'timeout') return 'silence';
  if (kind === 'drop') return 'hang-up';
  return errorReply(kind, fault);
}

function spoil(reply: Reply, change: (text: string) => string): Reply {
  return { ...reply, body: change(bodyText(reply.body)) };
}

/** The same structure with every value of another type. */
function garbled(value: unknown): unknown {
  if (Array.isArray(value)) return { items: value.map(garbled) };
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return `${value}`;
  if (typeof value !== 'object' || value === null) return [value];
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, garbled(inner)]));
}
