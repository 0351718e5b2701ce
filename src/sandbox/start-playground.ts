import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';
import { type PlaygroundUser, playgroundConfig, playgroundFile } from './playground-people.ts';

export interface PlaygroundOptions {
  readonly botUrl: string;
  readonly port: number;
  /** Where it is started, and writes its own files. */
  readonly folder: string;
  readonly logFile: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Who uses it; without one, whoever it makes up itself. */
  readonly user?: PlaygroundUser;
}

/** Starts an Agents Playground, which shows the bot as Teams would, without opening a browser. */
export function startPlayground({ botUrl, port, folder, logFile, env, user }: PlaygroundOptions): Child {
  mkdirSync(folder, { recursive: true });
  if (user) writeFileSync(join(folder, playgroundFile), playgroundConfig(user));
  const endpoint = `${botUrl}/api/messages`;
  return startChild({
    script: createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js'),
    args: ['start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'],
    cwd: folder,
    logFile,
    env: { ...env, TEAMSAPPTESTER_BROWSER: 'none' },
  });
}
