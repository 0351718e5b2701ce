import type { Request, Response } from 'restify';
import { readBody, type Unread } from './read-body.ts';

/** The bot's side of `POST /api/messages`. */
export type ReceiveMessage = (
  authorization: string,
  body: unknown,
) => Promise<{ readonly status: number; readonly body?: object; readonly answered: () => void }>;

/** Larger than any activity that Teams sends. */
const maxBodyBytes = 256 * 1024;

const unreadAnswers: Readonly<Record<Unread, { readonly status: number; readonly error: string }>> = {
  tooLarge: { status: 413, error: 'The body is larger than 256 KB.' },
  encoded: { status: 415, error: 'Send the body uncompressed.' },
  aborted: { status: 400, error: 'The body ended early.' },
};

/** Reads one activity, hands it to the bot and answers; tells the bot when the answer has left. */
export async function takeMessage(request: Request, response: Response, receive: ReceiveMessage): Promise<void> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return refuse(response, 415, 'Send application/json.');
  }
  const read = await readBody(request, maxBodyBytes);
  if ('unread' in read) {
    const { status, error } = unreadAnswers[read.unread];
    return refuse(response, status, error);
  }
  const body = parseJson(read.text);
  if (body === undefined) return refuse(response, 400, 'The body is not JSON.');

  // Whoever waits for this answer must not wait for ever, also when the client has gone away meanwhile.
  const left = new Promise<void>((resolve) => response.once('close', resolve));
  const answer = await receive(request.headers.authorization ?? '', body);
  void left.then(answer.answered);
  if (answer.body) response.send(answer.status, answer.body);
  else response.send(answer.status);
}

/** What is left of the body is not read: the connection ends with the answer. */
function refuse(response: Response, status: number, error: string): void {
  response.setHeader('connection', 'close');
  response.send(status, { error });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
