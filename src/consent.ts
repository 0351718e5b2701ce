import { config as readEnvFile } from 'dotenv';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createConsentLinks, linkMinutes, redirectAddress } from './partner-center/consent-link.ts';
import { isLoopback } from './settings.ts';
import { systemClock, systemIds } from './system.ts';

/**
 * `npm run consent`: prints a one-time link with which a person lets the bot sign in to Partner Center. It has the bot's
 * settings and needs neither its database nor a network, so it works beside a running bot.
 */

/** sysexits.h: EX_USAGE and EX_CONFIG. */
const badUsage = 64;
const badConfiguration = 78;

/** @returns what is to be printed */
function linkFor(config: Config, base: string): readonly string[] {
  if (config.partner.auth === 'app') {
    return ['No consent is needed: with PARTNER_AUTH=app the app signs in to Partner Center without a person.'];
  }
  const link = createConsentLinks(config.sealingKeys, systemClock, systemIds).make(base);
  return [
    link,
    '',
    `Open it within ${linkMinutes} minutes, once, while the bot runs, and sign in with MFA as a person with the Admin agent or Sales agent role.`,
    `The app ${config.partner.clientId} in Entra needs this redirect address (platform Web): ${redirectAddress(base)}`,
  ];
}

/** Entra takes no other addresses either: https, or http on this very machine. */
function publicAddress(given: string): string | undefined {
  const base = given.replace(/\/+$/, '');
  if (!URL.canParse(base)) return undefined;
  const { protocol, hostname } = new URL(base);
  const isPlain = !/[\s?#@]/.test(base);
  return isPlain && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) ? base : undefined;
}

function stop(code: number, lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  return process.exit(code);
}

function readSettings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return stop(badConfiguration, error.problems);
    throw error;
  }
}

readEnvFile({ quiet: true });
const config = readSettings();
const base = publicAddress(process.argv[2] ?? `http://localhost:${config.port}`);
if (base === undefined) {
  stop(badUsage, [
    'The address must be the public one of the bot: https (http on localhost only), without a query. For example: npm run consent -- https://bot.contoso.com',
  ]);
}
process.stdout.write(`${linkFor(config, base).join('\n')}\n`);
