import { parseArgs } from 'node:util';
import type { AuditHead } from '../flows/ports/ports.ts';
import { parseRequestNumber } from '../teams/commands.ts';
import { UsageError } from './read-command.ts';

/** What the operator wants of the audit. */
export type AuditCommand =
  | { readonly name: 'verify'; readonly expected?: AuditHead }
  | { readonly name: 'export'; readonly after: number; readonly number?: number };

export const auditUsage = `Usage: npm run audit -- <command>
  verify [--expect <position>:<hash>]               whether the audit is whole, and goes on from an earlier head of it
  export [--after <position>] [--request TD-1042]   its entries as JSON lines, oldest first`;

const options = { expect: { type: 'string' }, after: { type: 'string' }, request: { type: 'string' } } as const;

/** @throws UsageError */
export function readAuditCommand(args: readonly string[]): AuditCommand {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`${name} takes no ${rest.join(' ')}.`);
  const { expect, after, request } = values;
  if (name === 'verify') {
    if (after !== undefined || request !== undefined) throw new UsageError('verify takes --expect only.');
    return { name, ...(expect === undefined ? {} : { expected: headOf(expect) }) };
  }
  if (name === 'export') {
    if (expect !== undefined) throw new UsageError('export takes no --expect.');
    return { name, after: positionOf(after ?? '0'), ...(request === undefined ? {} : { number: numberOf(request) }) };
  }
  throw new UsageError(name === undefined ? 'Say what to do.' : `There is no command ${name}.`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own words: which option it does not know, or which lacks its value.
    throw new UsageError(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}

function headOf(text: string): AuditHead {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (position === undefined || hash === undefined) {
    throw new UsageError('--expect must be a head that verify printed before: <position>:<hash>.');
  }
  return { position: Number(position), hash: hash.toLowerCase() };
}

function positionOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new UsageError('--after must be the position of an entry.');
  return Number(text);
}

function numberOf(text: string): number {
  const number = parseRequestNumber(text);
  if (number === undefined) throw new UsageError('--request must name one request, such as TD-1042.');
  return number;
}
