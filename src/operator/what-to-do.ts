import { requestNumber } from '../domain/request.ts';
import type { RequestReport, StuckReason } from '../flows/ports/ports.ts';

/** The operator's ways on, where there are some. */
export function whatToDo({ summary, version, creation, failure }: RequestReport): readonly string[] {
  const number = requestNumber(summary);
  if (summary.state === 'needsAttention') {
    return [
      `Look for ${creation?.domain ?? summary.domain ?? 'its domain'} in Partner Center’s customer list.`,
      `It is there and is this request’s:  npm run requests -- resolve ${number} --customer <its tenant id> --version ${version}`,
      `It is not there, 5 minutes after the last call:  npm run requests -- resolve ${number} --not-created --version ${version}`,
      `Let the bot look once more, which creates it if it is not there:  npm run requests -- retry ${number}`,
    ];
  }
  if (summary.state === 'failed' && failure?.canRetry) {
    return [`Try it again, as its owner may too:  npm run requests -- retry ${number}`];
  }
  return summary.stuck.flatMap((reason) => remedies[reason] ?? []);
}

const remedies: Readonly<Partial<Record<StuckReason, string>>> = {
  waitsForSignIn: 'It goes on by itself when the sign-in works: npm run doctor says what is wrong with it.',
  noProgress: 'See the bot’s log for the request id, and /readyz. It goes on by itself when the bot can work.',
  jobGivenUp:
    'See the bot’s log for the request id (job.givenUp). It is tried again within the hour, and when the bot starts.',
  messageBehind:
    'See the bot’s log for the request id: the code says why Teams does not take the message. When it says that a message may have been lost, let the owner open the request from “my requests”.',
};
