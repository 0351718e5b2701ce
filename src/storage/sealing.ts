import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Sealed, Sealer } from '../flows/ports/ports.ts';

const algorithm = 'aes-256-gcm';
/** NIST SP 800-38D, 5.2.1.1: 96 bits are what GCM is made for. */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals with the first key and opens with any of them, so a new key is put in front and the old one leaves when
 * nothing is sealed with it any more (`npm run seal`).
 *
 * Buffers with clear text are overwritten as soon as they are not needed. What the language does not allow: a string
 * cannot be overwritten. The secret that `seal` is given and the one that `open` answers stay in memory until the
 * garbage collector has freed them and something else was written there, and so do copies that it made when it moved
 * them. Hence `reseal`, which makes none.
 * @param keys 32 bytes each, newest first
 */
export function createSealer(keys: readonly Buffer[], randomBytes: (size: number) => Buffer): Sealer {
  const keysById = new Map(keys.map((key) => [keyIdOf(key), key]));
  const [newest] = keys;
  if (!newest || keys.some((key) => key.length !== 32)) throw new RangeError('Sealing needs keys of 32 bytes.');
  const newestKeyId = keyIdOf(newest);

  const seal = (clear: Buffer, context: string): Sealed => {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, newest, nonce, { authTagLength: tagBytes });
    cipher.setAAD(Buffer.from(context));
    const ciphertext = Buffer.concat([cipher.update(clear), cipher.final()]);
    return {
      keyId: newestKeyId,
      nonce: nonce.toString('base64'),
      ciphertext: ciphertext.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    };
  };

  /** Gives the clear text to the work, and overwrites it when that is done. */
  function opened<T>({ keyId, nonce, ciphertext, tag }: Sealed, context: string, work: (clear: Buffer) => T): T {
    const key = keysById.get(keyId);
    if (!key) throw keyMissing(keyId);
    const clear: Buffer[] = [];
    try {
      try {
        const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, 'base64'), { authTagLength: tagBytes });
        decipher.setAAD(Buffer.from(context));
        decipher.setAuthTag(Buffer.from(tag, 'base64'));
        // Clear already, though nobody may see it before the tag was found to be right.
        clear.push(decipher.update(ciphertext, 'base64'));
        clear.push(decipher.final());
      } catch (cause) {
        throw broken(cause);
      }
      const whole = Buffer.concat(clear);
      clear.push(whole);
      return work(whole);
    } finally {
      for (const part of clear) part.fill(0);
    }
  }

  return {
    newestKeyId,
    keyIds: [...keysById.keys()],
    seal(secret, context) {
      const clear = Buffer.from(secret, 'utf8');
      try {
        return seal(clear, context);
      } finally {
        clear.fill(0);
      }
    },
    reseal: (sealed, context, next = context) => opened(sealed, context, (clear) => seal(clear, next)),
    canOpen: ({ keyId }) => keysById.has(keyId),
    open: (sealed, context) => opened(sealed, context, (clear) => clear.toString('utf8')),
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
