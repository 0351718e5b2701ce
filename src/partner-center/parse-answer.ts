import type { z } from 'zod';
import { AppError, type Retry } from '../errors.ts';
import type { Answer } from './exchange.ts';

/**
 * The body of a success as the schema describes it; properties that the schema does not name are passed by.
 * The error says where the body went wrong and never what it held: a customer's answer holds a password.
 * @throws AppError `partnerCenter.unreadable` with the given retry class
 */
export function parseAnswer<T extends z.ZodType>(
  answer: Answer,
  schema: T,
  endpoint: string,
  retry: Retry,
): z.output<T> {
  const parsed = schema.safeParse(jsonOf(answer.text));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path.join('.') || 'the whole body').join(', ');
  throw new AppError(
    'partnerCenter.unreadable',
    `${endpoint}: ${answer.status} with a body of another shape (${places}).`,
    'Report this answer: Partner Center may have changed it.',
    { retry },
  );
}

/** Undefined when it is not JSON. The parser's own error would quote the text. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
