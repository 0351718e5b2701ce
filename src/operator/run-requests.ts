import { ConfigError, readConfig } from '../config.ts';
import { requestNumber } from '../domain/request.ts';
import { AppError } from '../errors.ts';
import type { Operator, RequestReport } from '../flows/ports/ports.ts';
import { listText } from './list-text.ts';
import { type OpenOperatorOptions, openOperator } from './open-operator.ts';
import { operatorName } from './operator-name.ts';
import { type RequestsCommand, readCommand, UsageError, usage } from './read-command.ts';
import { reportText } from './report-text.ts';

/** sysexits.h: EX_CONFIG, something in the configuration is wrong. */
const badConfiguration = 78;

export interface Ran {
  /** 0 done, 1 not done, 2 not asked for as `usage` says, 78 wrong settings. */
  readonly exitCode: 0 | 1 | 2 | typeof badConfiguration;
  readonly out: readonly string[];
  readonly errors: readonly string[];
}

export interface RunRequestsOptions extends OpenOperatorOptions {
  /** The operating system's name of whoever runs the command. */
  readonly userName: string;
}

/** `npm run requests`: runs one command of the operator's. Nothing that may go wrong makes it reject. */
export async function runRequests(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  options: RunRequestsOptions,
): Promise<Ran> {
  try {
    const command = readCommand(args);
    const { operator, close } = await openOperator(readConfig(environment), options);
    try {
      return { exitCode: 0, out: await answer(operator, command, operatorName(options.userName)), errors: [] };
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof UsageError) return { exitCode: 2, out: [], errors: [error.message, usage] };
    if (error instanceof ConfigError) return { exitCode: badConfiguration, out: [], errors: error.problems };
    return { exitCode: 1, out: [], errors: [wordsOf(error)] };
  }
}

async function answer(operator: Operator, command: RequestsCommand, by: string): Promise<readonly string[]> {
  if (command.name === 'list') {
    const found = await operator.list(command.query);
    return command.json ? [JSON.stringify(found, null, 2)] : listText(found, command.query);
  }
  const report = await reportFor(operator, command, by);
  if (command.json) return [JSON.stringify(report, null, 2)];
  return command.name === 'show' ? reportText(report) : [outcome(report)];
}

function reportFor(
  operator: Operator,
  command: Exclude<RequestsCommand, { name: 'list' }>,
  by: string,
): Promise<RequestReport> {
  if (command.name === 'resolve') return operator.resolve(command.number, command.resolution, by);
  return command.name === 'retry' ? operator.retry(command.number, by) : operator.show(command.number);
}

/** What a change led to, and what comes next. The bot may have gone on already. */
function outcome({ summary, creation, customer }: RequestReport): string {
  const number = requestNumber(summary);
  if (customer) return `${number} has the customer ${customer.id}, ${customer.domain}.`;
  if (summary.state === 'failed') return `${number} has failed: its owner can correct it, or it can be retried.`;
  if (creation?.takeOver) {
    return `${number} is confirmed again: a running bot looks at the customer ${creation.takeOver} within half a minute and takes it over if it has the domain ${creation.domain ?? summary.domain}.`;
  }
  const how =
    creation?.point === 'reserved'
      ? `as a new call, MS-RequestId ${creation.msRequestId}`
      : `with the same MS-RequestId ${creation?.msRequestId}: it looks for the customer first`;
  return `${number} is confirmed again: a running bot goes on within half a minute, ${how}.`;
}

/** A library's own words may quote a secret. */
export function wordsOf(error: unknown): string {
  if (error instanceof AppError) return `${error.message} ${error.remedy}`;
  const name = error instanceof Error ? error.name : typeof error;
  return `An unexpected error (${name}). npm run doctor checks the settings and the database.`;
}
