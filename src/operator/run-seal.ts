import { ConfigError, readConfig } from '../config.ts';
import { missingKeys } from '../flows/operator/missing-keys.ts';
import type { Operator, ResealedPart } from '../flows/ports/ports.ts';
import { type OpenOperatorOptions, openOperator } from './open-operator.ts';
import { UsageError } from './read-command.ts';
import { readSealCommand, sealUsage } from './read-seal-command.ts';
import { type Ran, wordsOf } from './run-requests.ts';
import { changeSteps, interruptedText, leftText, type Rotated, rotatedText, statusText } from './sealing-text.ts';

/** sysexits.h: EX_CONFIG, something in the configuration is wrong. */
const badConfiguration = 78;
const keyBytes = 32;

export interface RunSealOptions extends OpenOperatorOptions {
  readonly randomBytes: (size: number) => Buffer;
}

/** `npm run seal`: looks after the sealing keys. Nothing that may go wrong makes it reject. */
export async function runSeal(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  options: RunSealOptions,
): Promise<Ran> {
  try {
    const command = readSealCommand(args);
    // The key alone where another program may read it, the words beside it.
    if (command === 'new-key') {
      return { exitCode: 0, out: [options.randomBytes(keyBytes).toString('base64')], errors: changeSteps };
    }
    const { operator, close } = await openOperator(readConfig(environment), options);
    try {
      return command === 'status' ? await status(operator) : await rotate(operator);
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof UsageError) return { exitCode: 2, out: [], errors: [error.message, sealUsage] };
    if (error instanceof ConfigError) return { exitCode: badConfiguration, out: [], errors: error.problems };
    return { exitCode: 1, out: [], errors: [wordsOf(error)] };
  }
}

async function status(operator: Operator): Promise<Ran> {
  const report = await operator.sealing();
  const isWhole = missingKeys(report.counts, report.configured).length === 0;
  return { exitCode: isWhole ? 0 : 1, out: statusText(report), errors: [] };
}

async function rotate(operator: Operator): Promise<Ran> {
  const parts: ResealedPart[] = [];
  try {
    let part = await operator.reseal(null);
    parts.push(part);
    while (part.next) {
      part = await operator.reseal(part.next);
      parts.push(part);
    }
    const report = await operator.sealing();
    const rotated = sumOf(parts);
    const others = report.counts.filter(({ keyId }) => keyId !== report.newest);
    return {
      exitCode: others.length === 0 ? 0 : 1,
      out: rotatedText(rotated, report),
      errors: leftText(rotated, others),
    };
  } catch (error) {
    const done = sumOf(parts);
    return { exitCode: 1, out: interruptedText(done), errors: [wordsOf(error), ...leftText(done, [])] };
  }
}

function sumOf(parts: readonly ResealedPart[]): Rotated {
  return {
    resealed: parts.flatMap(({ resealed }) => resealed),
    overtaken: parts.reduce((sum, { overtaken }) => sum + overtaken, 0),
    left: parts.flatMap(({ left }) => left),
  };
}
