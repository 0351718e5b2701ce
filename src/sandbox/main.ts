import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countryCodes } from '../domain/countries/country-table.ts';
import { systemClock } from '../system.ts';
import { botEnvironment } from './bot-environment.ts';
import { type Child, startChild } from './child.ts';
import { consentWords } from './consent-words.ts';
import { createSandbox } from './partner-center/sandbox.ts';
import { objectIdOf } from './playground-people.ts';
import { takenPorts } from './ports.ts';
import { startPlayground } from './start-playground.ts';
import { answersAt } from './wait-until.ts';

/**
 * `npm run sandbox`: the whole desk on one machine, for trying it out. The bot is the same program as in production; what
 * is made up stands around it: Partner Center with its token service, and the Agents Playground instead of Teams.
 */

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const dataDir = resolve(root, process.env.DATA_DIR || './data', 'sandbox');
const ports = {
  bot: portOf('PORT', 3978),
  partnerCenter: portOf('SANDBOX_PORT', 3979),
  tokenService: portOf('SANDBOX_TOKEN_PORT', 3980),
  playground: portOf('PLAYGROUND_PORT', 56150),
  approver: portOf('PLAYGROUND_APPROVER_PORT', 56151),
};
const country = countryOf('SANDBOX_COUNTRY', 'US');
/** The bot begins without a refresh token, and somebody has to consent. */
const beginsWithConsent = process.env.SANDBOX_CONSENT === '1';
/** Each request waits for the user of a second Playground. */
const asksApprover = process.env.SANDBOX_APPROVAL === '1';
const playgrounds = asksApprover
  ? ([
      { name: 'playground', port: ports.playground, folder: join(dataDir, 'rep'), user: 'rep' },
      { name: 'playground-approver', port: ports.approver, folder: join(dataDir, 'approver'), user: 'approver' },
    ] as const)
  : [{ name: 'playground', port: ports.playground, folder: dataDir }];
const startTimeoutMs = 60_000;
/** Long enough to be seen on the result's card, which looks after 1 and after 5 minutes. */
const reviewMs = 3 * 60_000;

function portOf(variable: string, fallback: number): number {
  const port = Number(process.env[variable] || fallback);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  say(`${variable}: must be a port number.`);
  return process.exit(1);
}

function countryOf(variable: string, fallback: string): string {
  const country = (process.env[variable] || fallback).toUpperCase();
  if (countryCodes.includes(country)) return country;
  say(`${variable}: must be the two letters of a country, such as DE.`);
  return process.exit(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The sandbox's own key, kept so that passwords sealed before a restart can still be opened. */
function sealingKey(): string {
  const file = join(dataDir, 'sealing.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

async function main(): Promise<number> {
  const taken = await takenPorts([
    { port: ports.bot, variable: 'PORT', usedBy: 'the bot' },
    { port: ports.partnerCenter, variable: 'SANDBOX_PORT', usedBy: 'the sandbox Partner Center' },
    { port: ports.tokenService, variable: 'SANDBOX_TOKEN_PORT', usedBy: 'its token service' },
    { port: ports.playground, variable: 'PLAYGROUND_PORT', usedBy: 'the Agents Playground' },
    ...(asksApprover
      ? [{ port: ports.approver, variable: 'PLAYGROUND_APPROVER_PORT', usedBy: 'the approver’s Agents Playground' }]
      : []),
  ]);
  if (taken.length > 0) {
    for (const line of taken) say(line);
    return 1;
  }
  mkdirSync(dataDir, { recursive: true });
  const model = process.env.PARTNER_MODEL?.toLowerCase() === 'indirect' ? 'indirect' : 'direct';

  say(`Starting the sandbox Partner Center (${model}, a partner in ${country}) …`);
  const sandbox = await createSandbox({
    clock: systemClock,
    port: ports.partnerCenter,
    tokenPort: ports.tokenService,
    model,
    country,
    reviewMs,
  });
  const certificate = join(dataDir, 'sandbox-ca.pem');
  writeFileSync(certificate, sandbox.caCertificate);

  say('Starting the bot and its database …');
  const botUrl = `http://127.0.0.1:${ports.bot}`;
  const nodeArgs = ['--import', import.meta.resolve('tsx')];
  const env = botEnvironment(process.env, {
    HOST: '127.0.0.1',
    PORT: String(ports.bot),
    ALLOW_UNAUTHENTICATED: '1',
    DATA_DIR: dataDir,
    SEALING_KEYS: sealingKey(),
    ...sandbox.settings(),
    ...(beginsWithConsent ? { PARTNER_REFRESH_TOKEN: '' } : {}),
    ...(asksApprover ? { APPROVAL: 'all', APPROVERS: objectIdOf('approver') } : {}),
    NODE_EXTRA_CA_CERTS: certificate,
  });
  const script = join(root, 'src/main.ts');
  const bot = startChild({ script, nodeArgs, cwd: root, logFile: join(dataDir, 'bot.log'), env });
  const children: Child[] = [bot];

  const stopped = new Promise<number>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done(0));
    // npm that is ended by a signal takes its shell along and leaves its grandchildren: they would keep the ports.
    const parent = process.ppid;
    const startedByNpm = process.env.npm_lifecycle_event !== undefined;
    if (startedByNpm) setInterval(() => process.ppid !== parent && done(0), 500).unref();
  });
  const finish = async (code: number) => {
    await Promise.all(children.map((child) => child.stop()));
    await sandbox.close();
    return code;
  };
  const outcome = await Promise.race([stopped, start(bot, botUrl, children)]);
  if (typeof outcome === 'number') return finish(outcome);

  say(`The customers that you create: ${sandbox.url}/   The logs: ${dataDir}`);
  if (beginsWithConsent) {
    const consent = { script: join(root, 'src/consent.ts'), base: `http://localhost:${ports.bot}` };
    say(`The consent, as npm run consent prints it:\n${await consentWords({ ...consent, nodeArgs, env })}\n`);
  }
  if (asksApprover) say(`The approver’s own chat, to be opened once before: http://localhost:${ports.approver}`);
  say(`Open http://localhost:${ports.playground} in a browser and type: new customer   (Ctrl-C stops everything)`);
  const died = Promise.race(children.map((child) => child.ended)).then(() => 'died' as const);
  const end = await Promise.race([stopped, died]);
  if (end === 'died') say(`A part of the sandbox ended by itself; its last words are in ${dataDir}.`);
  else say('Stopping …');
  return finish(end === 'died' ? 1 : end);
}

/** Starts what stands before the bot once the bot answers; a number is the exit code when something did not come up. */
async function start(bot: Child, botUrl: string, children: Child[]): Promise<number | 'ready'> {
  let running = true;
  void bot.ended.then(() => {
    running = false;
  });
  if (!(await answersAt(`${botUrl}/${beginsWithConsent ? 'healthz' : 'readyz'}`, startTimeoutMs, () => running))) {
    say(`The bot did not start. Its log says why: ${join(dataDir, 'bot.log')}`);
    say(lastLines(join(dataDir, 'bot.log')));
    return 1;
  }
  say('Starting the Agents Playground …');
  for (const { name, ...playground } of playgrounds) {
    const logFile = join(dataDir, `${name}.log`);
    const child = startPlayground({ ...playground, botUrl, logFile, env: process.env });
    children.push(child);
    let alive = true;
    void child.ended.then(() => {
      alive = false;
    });
    if (await answersAt(`http://127.0.0.1:${playground.port}/_debug/ping`, startTimeoutMs, () => alive)) continue;
    say(`The Agents Playground did not start. Its log says why: ${logFile}`);
    return 1;
  }
  return 'ready';
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n');
}

process.exitCode = await main();
process.exit();
