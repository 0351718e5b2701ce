import { z } from 'zod';
import { botAddress } from '../bot-address.ts';
import type { Config } from '../config.ts';

/** What the bot that runs beside this process says of itself. */
export interface RunningBot {
  readonly address: string;
  /** The parts that do not work, by the names in `GET /readyz`; undefined when no bot answered. */
  readonly notReady: readonly string[] | undefined;
}

const answer = z.union([
  z.object({ status: z.literal('ready') }),
  z.object({ status: z.literal('not ready'), notReady: z.array(z.string()) }),
]);

/** Asks `GET /readyz` at the settings' own address. */
export async function askRunningBot(
  config: Pick<Config, 'host' | 'port'>,
  fetchFn: typeof fetch,
  signal: AbortSignal,
): Promise<RunningBot> {
  const address = `${botAddress(config)}/readyz`;
  try {
    const found = answer.parse(await (await fetchFn(address, { signal, redirect: 'error' })).json());
    return { address, notReady: found.status === 'ready' ? [] : found.notReady };
  } catch {
    return { address, notReady: undefined };
  }
}
