import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import type { Clock, Ids, Log, Operator } from '../flows/ports/ports.ts';
import { systemClock, systemIds } from '../system.ts';
import { openDirectly } from './open-directly.ts';
import { createRemoteOperator } from './remote-operator.ts';

export interface OpenedOperator {
  readonly operator: Operator;
  close(): Promise<void>;
}

export interface OpenOperatorOptions {
  readonly log: Log;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly ids?: Ids;
}

/**
 * Opens the database of these settings for the operator; an embedded one that the running bot has open is asked through
 * that bot.
 * @throws AppError `database.missing`, `database.tablesDiffer`, `database.unreachable`; what the bot answers comes with the calls
 */
export async function openOperator(config: Config, options: OpenOperatorOptions): Promise<OpenedOperator> {
  const { log, fetch: fetchFn = fetch, clock = systemClock, ids = systemIds } = options;
  try {
    return await openDirectly(config, { log, clock, ids });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'database.inUse')) throw error;
    const operator = createRemoteOperator({ config, fetch: fetchFn, clock, ids, inUse: error });
    return { operator, close: async () => {} };
  }
}
