import { type Config, ConfigError, readConfig } from '../config.ts';
import { type Finding, ok } from './finding.ts';

/** The settings, or a finding for each that is missing or wrong, as `npm start` names them. */
export type CheckedSettings =
  | { readonly config: Config; readonly finding: Finding }
  | { readonly findings: readonly Finding[] };

export function checkSettings(environment: Readonly<Record<string, string | undefined>>): CheckedSettings {
  try {
    const config = readConfig(environment);
    return { config, finding: ok('Settings', describe(config)) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { findings: error.problems.map((text) => ({ outcome: 'failed', check: 'Settings', text })) };
  }
}

function describe({ databaseUrl, dataDir, partner, host, port }: Config): string {
  const database = databaseUrl ? 'a PostgreSQL server (DATABASE_URL)' : `the embedded PostgreSQL in ${dataDir}`;
  const { cloud, model, auth } = partner;
  return `${database}; Partner Center: cloud ${cloud}, model ${model}, sign-in ${auth}; the bot listens on ${host}:${port}.`;
}
