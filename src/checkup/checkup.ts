import { randomBytes } from 'node:crypto';
import type { Overrides } from '../build.ts';
import type { Config } from '../config.ts';
import type { Log } from '../flows/ports/ports.ts';
import { createSealer } from '../storage/sealing.ts';
import { systemClock, systemIds } from '../system.ts';
import { registrationRemedy } from '../teams/bot-registration.ts';
import { checkBotRegistration } from './check-bot-registration.ts';
import { checkDatabase } from './check-database.ts';
import { checkReadCall } from './check-read-call.ts';
import { checkSettings } from './check-settings.ts';
import { type CheckedSignIn, checkSignIn } from './check-sign-in.ts';
import type { CheckContext, Closing } from './context.ts';
import { type CheckName, type Finding, failed, failedBy, skipped } from './finding.ts';
import type { CheckedDatabase } from './token-access.ts';
import { OutOfTime, within } from './within.ts';

export interface CheckupOptions extends Overrides {
  /** Hears of each finding as soon as it is known. */
  readonly tell: (finding: Finding) => void;
  readonly log: Log;
  /** So many milliseconds a check may take. */
  readonly limitMs?: number;
}

/**
 * Checks one after the other what the bot of an environment needs. What is wrong there never makes it reject, and it ends
 * within a minute: four checks of 10 seconds, and 15 seconds to close what they opened.
 * @returns whether nothing failed
 */
export async function checkup(
  environment: Readonly<Record<string, string | undefined>>,
  { tell, ...given }: CheckupOptions,
): Promise<boolean> {
  let isWell = true;
  const add = (finding: Finding) => {
    isWell &&= finding.outcome !== 'failed';
    tell(finding);
  };
  const settings = checkSettings(environment);
  if ('findings' in settings) {
    settings.findings.forEach(add);
    for (const name of outside) add(skipped(name, 'the settings are wrong.'));
  } else {
    add(settings.finding);
    const context = contextOf(settings.config, given);
    await checkOutside(context, given, add);
    await close(context.closing);
  }
  return isWell;
}

const outside = ['Database', 'Sign-in', 'Read call', 'Bot registration'] as const;

async function checkOutside(
  context: CheckContext,
  { botCredentials, limitMs = 10_000 }: Pick<CheckupOptions, 'botCredentials' | 'limitMs'>,
  add: (finding: Finding) => void,
): Promise<void> {
  const database = await attempt<CheckedDatabase>('Database', limitMs, {
    work: (signal) => checkDatabase(context, signal),
    remedy: 'Check DATABASE_URL and the network, or whether this machine is overloaded.',
    otherwise: (finding) => ({ finding, tokens: { from: 'nowhere' } }),
  });
  add(database.finding);
  const { tokens } = database;
  const { finding, signIn } = await attempt<CheckedSignIn>('Sign-in', limitMs, {
    work: (signal) => checkSignIn(context, tokens, signal),
    remedy: 'Check the network, the proxy and PARTNER_CENTER_AUTHORITY.',
    otherwise: (finding) => ({ finding }),
  });
  add(finding);
  const read = await attempt<Finding>('Read call', limitMs, {
    work: (signal) => tryReading(signal),
    remedy: 'Check the network, the proxy and PARTNER_CENTER_ENDPOINT.',
    otherwise: same,
  });
  add(read);
  const registration = await attempt<Finding>('Bot registration', limitMs, {
    work: () => checkBotRegistration(context, botCredentials),
    remedy: registrationRemedy(context.config.bot?.appType),
    otherwise: same,
  });
  add(registration);

  async function tryReading(signal: AbortSignal): Promise<Finding> {
    if (signIn) return checkReadCall(context, signIn, signal);
    return skipped(
      'Read call',
      tokens.from === 'running bot' ? 'the running bot has the refresh token.' : 'it needs a sign-in.',
    );
  }
}

function contextOf(
  config: Config,
  { fetch: fetchFn = fetch, clock = systemClock, ids = systemIds, log }: Omit<CheckupOptions, 'tell'>,
): CheckContext {
  return {
    config,
    fetch: fetchFn,
    clock,
    ids,
    log,
    sealer: createSealer(config.sealingKeys, randomBytes),
    closing: [],
  };
}

interface Attempt<T> {
  work(signal: AbortSignal): Promise<T>;
  /** What to do when it does not end in time. */
  readonly remedy: string;
  otherwise(finding: Finding): T;
}

/** Whatever a check does, there is a finding in time. */
async function attempt<T>(check: CheckName, limitMs: number, { work, remedy, otherwise }: Attempt<T>): Promise<T> {
  try {
    return await within(limitMs, work);
  } catch (error) {
    if (!(error instanceof OutOfTime)) return otherwise(failedBy(check, error));
    return otherwise(failed(check, `It did not end within ${limitMs / 1000} seconds.`, remedy));
  }
}

/** What does not end in time, or badly, ends with the process. */
async function close(closing: readonly Closing[]): Promise<void> {
  for (const { limitMs, end } of closing.toReversed()) await within(limitMs, end).catch(() => {});
}

function same<T>(value: T): T {
  return value;
}
