import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { createLog } from '../../../src/log.ts';
import { type RunSealOptions, runSeal } from '../../../src/operator/run-seal.ts';

type Settings = Readonly<Record<string, string>>;

export interface SealRan {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** `npm run seal -- <args>` in this process. */
export async function sealCommand(
  args: string,
  settings: Settings,
  given: Partial<RunSealOptions> = {},
): Promise<SealRan> {
  const words = args.split(' ').filter((word) => word !== '');
  const { exitCode, out, errors } = await runSeal(words, settings, { log: createLog('silent'), randomBytes, ...given });
  return { code: exitCode, out: out.join('\n'), errors: errors.join('\n') };
}

/** The same as the program that it is. */
export async function sealProgram(args: string, settings: Settings): Promise<SealRan> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/seal.ts', ...args.split(' ')], {
    env: { PATH: process.env.PATH, ...settings },
  });
  const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out: out.trimEnd(), errors: errors.trimEnd() };
}
