import { z } from 'zod';
import type { ProfileField } from '../domain/profile.ts';
import type { Refusal } from '../errors.ts';
import type { Answer } from './exchange.ts';
import { profileFieldOf } from './property-field.ts';

const text = z.string().catch('');

/**
 * The bodies of refusals: `{code, description, data, source}` of Partner Center itself, `{code, message, …,
 * errorMessageExtended}` of its newer services, `{statusCode, message}` of the gateway. `code` comes as number or text.
 * Sources: Partner Center REST, "Error codes", "API throttling guidance".
 */
const errorBody = z.object({
  code: z.union([z.string(), z.number().transform(String)]).catch(''),
  description: text,
  message: text,
  errorMessageExtended: text,
  data: z.array(z.unknown()).catch([]),
});
type ErrorBody = z.output<typeof errorBody>;

const nothingSaid: ErrorBody = { code: '', description: '', message: '', errorMessageExtended: '', data: [] };
/** As documented for `description`. */
const longestDescription = 1_024;
const longestPattern = 200;
/** The code whose text ends with the regular expression of a registration number. */
const registrationNumberFormat = '600050';

/** What an answer that is no success says of itself; empty texts when the body is empty or not Partner Center's. */
export function refusalOf(endpoint: string, answer: Answer, correlationId: string): Refusal {
  const body = parse(answer.text);
  const code = body.code || (/InternalErrorCode=(\w+)/.exec(body.errorMessageExtended)?.[1] ?? '');
  const details = body.data.filter((entry) => typeof entry === 'string').join('\n');
  const description = plain(wordsOf(body, details));
  const field = fieldIn(details, description);
  const pattern = code === registrationNumberFormat ? patternIn(description) : undefined;
  return {
    endpoint,
    status: answer.status,
    code,
    description,
    correlationId: answer.headers.get('MS-CorrelationId') ?? correlationId,
    ...(field ? { field } : {}),
    ...(pattern ? { pattern } : {}),
  };
}

function parse(body: string): ErrorBody {
  try {
    return errorBody.catch(nothingSaid).parse(JSON.parse(body));
  } catch {
    return nothingSaid;
  }
}

/** For a wrong property the description only says that there is one; what is wrong stands in `data`. */
function wordsOf({ description, message }: ErrorBody, details: string): string {
  return [description || message, /^details:(.*)$/im.exec(details)?.[1]?.trim() ?? ''].join(' ');
}

/** Nothing at all when it holds markup: that is a gateway's page, not Partner Center's words. */
function plain(words: string): string {
  if (/<[a-z!/?]/i.test(words)) return '';
  return words
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longestDescription);
}

/** Seen: `data: ["property_name: StateInvalid - Details", …]` and `Address field invalid for property: 'Region', …`. */
function fieldIn(details: string, description: string): ProfileField | undefined {
  const property =
    /property_name:\s*([\w.]+)/i.exec(details)?.[1] ?? /for property:\s*'?([\w.]+)/i.exec(description)?.[1];
  return property === undefined ? undefined : profileFieldOf(property);
}

/** The documented text doubles its backslashes, which no registration number needs. */
function patternIn(description: string): string | undefined {
  const found = /should be of the format\s+`?(.+?)`?\.?$/.exec(description)?.[1]?.replaceAll('\\\\', '\\');
  return found && found.length <= longestPattern ? found : undefined;
}
