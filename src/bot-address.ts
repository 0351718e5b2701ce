import type { Config } from './config.ts';

/** Where a command on the same machine reaches the bot of these settings, without a slash at the end. */
export function botAddress({ host, port }: Pick<Config, 'host' | 'port'>): string {
  return `http://${reachable(host)}:${port}`;
}

/** Who listens on every address listens on loopback too. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
