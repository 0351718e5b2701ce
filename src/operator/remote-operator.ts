import type { z } from 'zod';
import { botAddress } from '../bot-address.ts';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { type Clock, type Ids, type Operator, operatorPath } from '../flows/ports/ports.ts';
import type { OperatorCall } from '../http/operator-calls.ts';
import { createOperatorPasses } from '../http/operator-passes.ts';
import * as answers from './operator-answers.ts';

export interface RemoteOperatorOptions {
  readonly config: Config;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Why the running bot has to be asked. */
  readonly inUse: AppError;
}

const timeoutMs = 20_000;

/** The operator by way of the bot that has the embedded database open, at the settings' own address. */
export function createRemoteOperator(options: RemoteOperatorOptions): Operator {
  const { config, clock, ids, inUse } = options;
  const passes = createOperatorPasses(config.sealingKeys, clock, ids);
  const address = `${botAddress(config)}${operatorPath}`;

  async function ask<Answer extends z.ZodType>(call: OperatorCall, answer: Answer): Promise<z.infer<Answer>> {
    const body = JSON.stringify(call);
    const found = await send(body);
    const refused = answers.refused.safeParse(found);
    if (refused.success) {
      const { code, message, remedy } = refused.data.error;
      throw new AppError(code, message, remedy);
    }
    const parsed = answer.safeParse(answers.answered.safeParse(found).data?.answer);
    if (parsed.success) return parsed.data;
    throw noAnswer(parsed.error);
  }

  async function send(body: string): Promise<unknown> {
    const headers = { 'content-type': 'application/json', authorization: passes.make(body) };
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await options.fetch(address, { method: 'POST', headers, body, signal, redirect: 'error' });
      return await response.json();
    } catch (error) {
      throw noAnswer(error);
    }
  }

  function noAnswer(cause: unknown): AppError {
    const message = `${inUse.message} No bot of these settings answers at ${address}.`;
    const remedy =
      'Run the command beside the bot, with its version and its settings: HOST, PORT and SEALING_KEYS. After a new key was put in front there, restart the bot first. In a container: inside it. Or stop the bot first.';
    return new AppError('operator.unreachable', message, remedy, { cause });
  }

  return {
    list: (query) => ask({ call: 'list', arguments: [query] }, answers.summaries),
    show: (number) => ask({ call: 'show', arguments: [number] }, answers.report),
    retry: (number, by) => ask({ call: 'retry', arguments: [number, by] }, answers.report),
    resolve: (number, resolution, by) => ask({ call: 'resolve', arguments: [number, resolution, by] }, answers.report),
    sealing: () => ask({ call: 'sealing', arguments: [] }, answers.sealingReport),
    reseal: (after) => ask({ call: 'reseal', arguments: [after] }, answers.resealedPart),
    auditPage: (after, limit) => ask({ call: 'auditPage', arguments: [after, limit] }, answers.auditPage),
    auditHead: () => ask({ call: 'auditHead', arguments: [] }, answers.auditHead),
  };
}
