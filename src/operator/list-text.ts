import { requestNumber } from '../domain/request.ts';
import type { RequestQuery, RequestSummary } from '../flows/ports/ports.ts';
import { stuckWords } from './stuck-words.ts';
import { columns, utc } from './terminal-text.ts';

const heads = ['NUMBER', 'STATE', 'SINCE', 'TRIES', 'CODE', 'COMPANY', 'DOMAIN', 'OWNER', 'OBJECT ID', 'STUCK'];

/** The requests, a line each, for a terminal. */
export function listText(requests: readonly RequestSummary[], { stuck, limit }: RequestQuery): readonly string[] {
  if (requests.length === 0) return [stuck ? 'Nothing is stuck.' : 'There are no such requests.'];
  const rows = requests.map((request) => [
    requestNumber(request),
    request.state,
    utc(request.since),
    String(request.attempts),
    request.code ?? '',
    request.companyName ?? '',
    request.domain ?? '',
    request.owner.name,
    request.owner.objectId,
    request.stuck.map((reason) => stuckWords[reason]).join('; '),
  ]);
  const more = requests.length === limit ? [`The first ${limit}; --limit shows more.`] : [];
  return [...columns([heads, ...rows]), ...more];
}
