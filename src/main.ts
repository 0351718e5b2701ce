import { config as readEnvFile } from 'dotenv';
import { build } from './build.ts';
import { ConfigError, readConfig } from './config.ts';
import { asAppError } from './errors.ts';
import type { Log } from './flows/ports/ports.ts';
import { createLog } from './log.ts';

/** sysexits.h: EX_CONFIG, something in the configuration is wrong. */
const badConfiguration = 78;
const stopTimeoutMs = 20_000;

async function main(): Promise<void> {
  readEnvFile({ quiet: true });
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  silenceConsole(log);
  const desk = await build(config, log);
  const port = await desk.start();
  log.info('Listening', { host: config.host, port, database: config.databaseUrl ? 'server' : 'embedded' });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      log.info('Stopping', { signal });
      await desk.stop(stopTimeoutMs).catch((error: unknown) => log.error('Stopping failed', {}, error));
      process.exit(0);
    });
  }
}

/** botbuilder writes errors to the console, with what people sent in them: only that it did so is kept. */
function silenceConsole(log: Log): void {
  const reported = () => log.debug('A library wrote to the console');
  Object.assign(console, { log: reported, info: reported, warn: reported, error: reported });
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) {
    for (const problem of error.problems) process.stderr.write(`${problem}\n`);
    process.exit(badConfiguration);
  }
  const { code, message, remedy, cause } = asAppError(error);
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  process.stderr.write(`${code}: ${message}${reason} ${remedy}\n`);
  process.exit(1);
});
