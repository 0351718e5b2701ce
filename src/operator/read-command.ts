import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type RequestState, requestStates } from '../domain/request.ts';
import type { RequestQuery, Resolution } from '../flows/ports/ports.ts';
import { parseRequestNumber } from '../teams/commands.ts';

/** What the operator wants of the requests. */
export type RequestsCommand = { readonly json: boolean } & (
  | { readonly name: 'list'; readonly query: RequestQuery }
  | { readonly name: 'show' | 'retry'; readonly number: number }
  | { readonly name: 'resolve'; readonly number: number; readonly resolution: Resolution }
);

export const usage = `Usage: npm run requests -- <command>
  list [--state <state>] [--stuck] [--limit <1 to 1000>]   the requests, the latest change first
  show TD-1042                                             everything about one request
  retry TD-1042                                            lets its creation begin again
  resolve TD-1042 --customer <tenant id> --version <n>     this customer is the one: take it over
  resolve TD-1042 --not-created --version <n>              it was looked for and is not there
--version is the one that show printed when you looked. --stuck alone lists what needs a person. --json prints JSON.
States: ${requestStates.join(', ')}`;

/** The command was not given as `usage` says. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const options = {
  state: { type: 'string' },
  stuck: { type: 'boolean' },
  limit: { type: 'string' },
  customer: { type: 'string' },
  'not-created': { type: 'boolean' },
  version: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parse>['values'];
type Option = keyof typeof options;

const takes: Readonly<Record<RequestsCommand['name'], readonly Option[]>> = {
  list: ['state', 'stuck', 'limit'],
  show: [],
  retry: [],
  resolve: ['customer', 'not-created', 'version'],
};

/** @throws UsageError */
export function readCommand(args: readonly string[]): RequestsCommand {
  const { values, positionals } = parse(args);
  const [given = 'list', ...rest] = positionals;
  const name = (['list', 'show', 'retry', 'resolve'] as const).find((known) => known === given);
  if (!name) throw new UsageError(`There is no command ${given}.`);
  const other = Object.keys(values).find((option) => option !== 'json' && !takes[name].some((own) => own === option));
  if (other) throw new UsageError(`${name} takes no --${other}.`);
  const json = values.json === true;
  if (name === 'list') {
    if (rest.length > 0) throw new UsageError(`list takes no ${rest.join(' ')}.`);
    return { name, json, query: queryOf(values) };
  }
  const number = numberOf(rest);
  return name === 'resolve' ? { name, json, number, resolution: resolutionOf(values) } : { name, json, number };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own words: which option it does not know, or which lacks its value.
    throw new UsageError(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}

function queryOf({ state, stuck, limit = '50' }: Values): RequestQuery {
  const count = /^\d{1,4}$/.test(limit) ? Number(limit) : 0;
  if (count < 1 || count > 1000) throw new UsageError('--limit must be a number from 1 to 1000.');
  return { ...(state === undefined ? {} : { state: stateOf(state) }), ...(stuck ? { stuck } : {}), limit: count };
}

function stateOf(text: string): RequestState {
  const state = requestStates.find((known) => known.toLowerCase() === text.toLowerCase());
  if (!state) throw new UsageError(`There is no state ${text}.`);
  return state;
}

/** `TD-1042`, also as the two words that a shell makes of `TD 1042`. */
function numberOf(words: readonly string[]): number {
  const number = parseRequestNumber(words.join(' ')) ?? 0;
  if (number < 1) throw new UsageError('Name one request, such as TD-1042.');
  return number;
}

function resolutionOf({ customer, 'not-created': notCreated, version: seen }: Values): Resolution {
  if (customer !== undefined && notCreated) throw new UsageError('Give --customer or --not-created, not both.');
  if (!notCreated && customer === undefined)
    throw new UsageError('Say what you found: --customer <tenant id>, or --not-created.');
  const version = versionOf(seen);
  if (customer === undefined) return { kind: 'notCreated', version };
  if (!z.guid().safeParse(customer).success)
    throw new UsageError('--customer must be the customer’s tenant id, a GUID.');
  return { kind: 'customer', customerId: customer, version };
}

function versionOf(text: string | undefined): number {
  const version = /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;
  if (version < 1) throw new UsageError('Say at which version you looked, as show prints it: --version <number>.');
  return version;
}
