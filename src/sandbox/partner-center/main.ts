import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { countryCodes } from '../../domain/countries/country-table.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';

/** The sandbox alone: `npm run sandbox:partner-center`. */

const { env } = process;
const port = Number(env.SANDBOX_PORT ?? 3979);
const tokenPort = Number(env.SANDBOX_TOKEN_PORT ?? 3980);
const country = (env.SANDBOX_COUNTRY || 'US').toUpperCase();

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function stopWith(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function explain(error: unknown): never {
  if (!(error instanceof Error)) stopWith(String(error));
  if (!('code' in error) || error.code !== 'EADDRINUSE') stopWith(error.message);
  const taken = 'port' in error ? error.port : `${port} or ${tokenPort}`;
  stopWith(
    `Port ${taken} is taken. Stop what listens there, or choose others: SANDBOX_PORT=${port + 1000} SANDBOX_TOKEN_PORT=${tokenPort + 1000} npm run sandbox:partner-center`,
  );
}

/** Node takes further certificate authorities from a file only. */
function writeCertificate(sandbox: Sandbox): string {
  const folder = resolve(env.DATA_DIR ?? tmpdir());
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'sandbox-partner-center-ca.pem');
  writeFileSync(path, sandbox.caCertificate);
  return path;
}

if (![port, tokenPort].every((number) => Number.isInteger(number) && number >= 0 && number < 65_536)) {
  stopWith('SANDBOX_PORT and SANDBOX_TOKEN_PORT must be port numbers.');
}
if (!countryCodes.includes(country)) stopWith('SANDBOX_COUNTRY must be the two letters of a country, such as DE.');
const sandbox = await createSandbox({
  port,
  tokenPort,
  model: env.PARTNER_MODEL === 'indirect' ? 'indirect' : 'direct',
  country,
  reviewMs: 3 * 60_000,
}).catch(explain);

print(`Sandbox Partner Center: ${sandbox.url} (open it in a browser)`);
print(`Its token service:      ${sandbox.authority}`);
print('');
print('Settings with which the bot uses it:');
for (const [name, value] of Object.entries(sandbox.settings())) print(`${name}=${value}`);
print(`NODE_EXTRA_CA_CERTS=${writeCertificate(sandbox)}`);
print('');
print('Ctrl-C stops it.');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
