import type { Request, Response } from 'restify';

/** The bot's side of `POST /api/messages`. */
export type ReceiveMessage = (
  authorization: string,
  body: unknown,
) => Promise<{ readonly status: number; readonly body?: object; readonly answered: () => void }>;

/** Reads one activity, hands it to the bot and answers; tells the bot when the answer has left. */
export async function takeMessage(request: Request, response: Response, receive: ReceiveMessage): Promise<void> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    response.send(415, { error: 'Send application/json.' });
    return;
  }
  const body = parseJson(request.body);
  if (body === undefined) {
    response.send(400, { error: 'The body is not JSON.' });
    return;
  }
  const answer = await receive(request.headers.authorization ?? '', body);
  // Also when the client has gone away meanwhile: whoever waits for this answer must not wait for ever.
  response.once('close', answer.answered);
  if (answer.body) response.send(answer.status, answer.body);
  else response.send(answer.status);
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
