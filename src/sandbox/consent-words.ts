import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface ConsentCommand {
  /** `src/consent.ts` */
  readonly script: string;
  readonly nodeArgs: readonly string[];
  /** The bot's environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The bot's address for a browser. */
  readonly base: string;
}

/** What `npm run consent` prints with the settings of the sandbox's bot. */
export async function consentWords({ script, nodeArgs, env, base }: ConsentCommand): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...nodeArgs, script, base], { env: { ...env } });
  return stdout.trim();
}
