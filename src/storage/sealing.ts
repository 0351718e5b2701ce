import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Sealer } from '../flows/ports.ts';

const algorithm = 'aes-256-gcm';
/** NIST SP 800-38D, 5.2.1.1: 96 bits are what GCM is made for. */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals with the first key and opens with any of them, so a new key is put in front and the old one leaves when
 * nothing is sealed with it any more.
 * @param keys 32 bytes each, newest first
 */
export function createSealer(keys: readonly Buffer[], randomBytes: (size: number) => Buffer): Sealer {
  const keysById = new Map(keys.map((key) => [keyIdOf(key), key]));
  const [newest] = keys;
  if (!newest || keys.some((key) => key.length !== 32)) throw new RangeError('Sealing needs keys of 32 bytes.');
  return {
    seal(secret, context) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, newest, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(context));
      const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return {
        keyId: keyIdOf(newest),
        nonce: nonce.toString('base64'),
        ciphertext: ciphertext.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
      };
    },
    canOpen: ({ keyId }) => keysById.has(keyId),
    open({ keyId, nonce, ciphertext, tag }, context) {
      const key = keysById.get(keyId);
      if (!key) throw keyMissing(keyId);
      try {
        const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, 'base64'), { authTagLength: tagBytes });
        decipher.setAAD(Buffer.from(context));
        decipher.setAuthTag(Buffer.from(tag, 'base64'));
        return Buffer.concat([decipher.update(ciphertext, 'base64'), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw broken(cause);
      }
    },
  };
}

/** Names a key without telling anything of it. */
function keyIdOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

function keyMissing(keyId: string): AppError {
  return new AppError(
    'sealing.keyMissing',
    `No sealing key with the id ${keyId} is configured.`,
    'Add the key that was in use when this was sealed to SEALING_KEYS, behind the newest one.',
  );
}

function broken(cause: unknown): AppError {
  return new AppError(
    'sealing.broken',
    'A sealed value was changed or belongs elsewhere.',
    'Restore the row from a backup; if nobody touched the database, treat it as tampering.',
    { cause },
  );
}
