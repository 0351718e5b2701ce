import type { Config } from '../config.ts';
import { type Finding, failed, nameOf } from './finding.ts';

const untrusted = 'its certificate is not trusted; NODE_EXTRA_CA_CERTS names a file of others to trust';

/**
 * What the codes of PostgreSQL, of Node's network and of TLS mean for the operator. Sources: PostgreSQL, appendix
 * "PostgreSQL Error Codes"; Node.js, "Common system errors".
 */
const meanings: Readonly<Record<string, string>> = {
  '28P01': 'it does not take the user or the password',
  '28000': 'it does not let this user in from here',
  '3D000': 'it has no such database',
  '42501': 'the user may not read the tables',
  '53300': 'it has no connection left',
  '57P03': 'it is starting or stopping',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name cannot be looked up at the moment',
  ECONNREFUSED: 'nothing listens at its address',
  ECONNRESET: 'it broke the connection',
  ETIMEDOUT: 'it cannot be reached',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  ERR_INVALID_URL: 'DATABASE_URL is no address; write special characters of the password as %40 and the like',
};

/** Without the driver's own words: for an address that was written wrong they may quote a part of the password. */
export function databaseProblem({ databaseUrl, dataDir }: Config, error: unknown): Finding {
  const name = nameOf(error);
  if (!databaseUrl) {
    const message = `The embedded PostgreSQL in ${dataDir} cannot be opened (${name}).`;
    return failed(
      'Database',
      message,
      'Check that this user may read and write the folder, or restore a backup of it.',
    );
  }
  const message = `The database server cannot be used: ${meaningOf(name)}.`;
  return failed('Database', message, 'Check DATABASE_URL, and that the server runs.');
}

function meaningOf(name: string): string {
  const meaning = meanings[name];
  if (meaning) return `${meaning} (${name})`;
  // The driver gives its own errors, most of them about time, no code.
  return name === 'Error' ? 'it does not answer in time, or not as PostgreSQL' : `it ended with ${name}`;
}
