import type { IncomingMessage } from 'node:http';

/** Why a body was not taken. */
export type Unread = 'tooLarge' | 'encoded' | 'aborted';

/**
 * Reads a request's body as text, never more than `maxBytes` of it. A compressed body is refused: what it swells to is
 * nobody's guess, and no channel sends one.
 */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<{ text: string } | { unread: Unread }> {
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') return { unread: 'encoded' };
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return { unread: 'tooLarge' };
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      bytes += (chunk as Buffer).length;
      if (bytes > maxBytes) return { unread: 'tooLarge' };
      chunks.push(chunk as Buffer);
    }
  } catch {
    return { unread: 'aborted' };
  }
  return { text: Buffer.concat(chunks).toString('utf8') };
}
